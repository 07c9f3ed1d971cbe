namespace Assistant.Core.Answering;

/// <summary>What came of looking for the ticket of a question.</summary>
/// <param name="Ticket">The ticket; null for none.</param>
/// <param name="Notice">What the reader should know of it, such as that the copy is an old one; null for nothing.</param>
/// <param name="Unknown">What was looked for and not found; null where nothing was.</param>
internal sealed record FoundTurnTicket(TurnTicket? Ticket, string? Notice = null, UnknownTicket? Unknown = null)
{
    /// <summary>A question about no ticket.</summary>
    public static FoundTurnTicket None { get; } = new(Ticket: null);
}
