using System.Text.RegularExpressions;

namespace Assistant.Core.Tickets;

/// <summary>The number of a ticket, such as RITM0429668: a known prefix and at least five digits.</summary>
/// <param name="Value">In capital letters.</param>
public readonly partial record struct TicketNumber(string Value)
{
    /// <summary>What a number looks like, whatever stands around it; for expressions that ignore case.</summary>
    internal const string Form = "(?:RITM|SCTASK|INC|REQ|CS)[0-9]{5,12}";

    /// <summary>The first ticket number in a text, in any case; null where there is none.</summary>
    public static TicketNumber? Find(string text) => FindAll(text).Cast<TicketNumber?>().FirstOrDefault();

    /// <summary>All ticket numbers in a text, each once, in the order of their first mention.</summary>
    public static IReadOnlyList<TicketNumber> FindAll(string text) =>
        [.. Pattern().Matches(text).Select(match => new TicketNumber(match.Value.ToUpperInvariant())).Distinct()];

    /// <summary>Reads a text that is a ticket number and nothing else, blanks around it aside.</summary>
    public static bool TryParse(string? text, out TicketNumber number)
    {
        var match = Pattern().Match(text ?? "");
        var whole = match.Success && match.Length == text!.Trim().Length;
        number = whole ? new TicketNumber(match.Value.ToUpperInvariant()) : default;
        return whole;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    // Bounded by anything that is not a letter, digit or underscore; ServiceNow pads to seven digits, sites may change that.
    [GeneratedRegex(@"(?<![\p{L}\p{N}_])" + Form + @"(?![\p{L}\p{N}_])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
