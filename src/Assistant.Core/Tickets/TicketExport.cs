namespace Assistant.Core.Tickets;

/// <summary>Writes tickets in our own ticket form, as the reader may see them.</summary>
public static class TicketExport
{
    /// <summary>UTF-8 JSON: <c>{"tickets":[…]}</c>, which an import reads back.</summary>
    public static byte[] Write(IReadOnlyList<Ticket> tickets) => throw new NotImplementedException();
}
