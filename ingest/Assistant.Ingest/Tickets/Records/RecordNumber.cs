using Assistant.Core.Tickets;

namespace Assistant.Ingest.Tickets.Records;

/// <summary>Reads the number of a record.</summary>
internal static class RecordNumber
{
    /// <summary>The number.</summary>
    /// <exception cref="RecordException">There is none, or it is of no known kind.</exception>
    public static TicketNumber Parse(string text)
    {
        if (TicketNumber.TryParse(text, out var number))
        {
            return number;
        }

        var what = text.Length == 0 ? "It has no number"
            : text.Length <= 20 && text.All(char.IsAsciiLetterOrDigit) ? $"Its number {text} is of no known kind"
            : "What stands in its field number is no ticket number";
        throw new RecordException($"{what}; expected RITM, INC, REQ, SCTASK or CS with at least five digits.");
    }
}
