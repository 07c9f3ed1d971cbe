using Assistant.Core.Privacy;

namespace Assistant.Ingest.Tickets;

/// <summary>Removes the secrets of one ticket, and counts them.</summary>
/// <param name="redactor">Finds them.</param>
/// <param name="budget">The time that the whole ticket may take.</param>
internal sealed class TicketRedaction(Redactor redactor, TimeBudget budget)
{
    // Names come back with every entry.
    private const int ShortLength = 100;

    private readonly Dictionary<string, int> _removed = [];
    private readonly HashSet<string> _clean = [];

    /// <summary>The time that is left for the ticket.</summary>
    public TimeBudget Budget => budget;

    /// <summary>How many pieces of each kind were removed.</summary>
    public IReadOnlyDictionary<string, int> Removed => _removed;

    /// <summary>The text without secrets.</summary>
    /// <exception cref="TimeBudgetException">The budget is used up.</exception>
    public string Of(string text)
    {
        if (text.Length == 0 || _clean.Contains(text))
        {
            return text;
        }

        budget.Check();
        var redacted = redactor.RemoveSecrets(text, budget);
        foreach (var (kind, count) in redacted.Removed)
        {
            _removed[kind] = _removed.GetValueOrDefault(kind) + count;
        }

        if (redacted.Removed.Count == 0 && text.Length <= ShortLength)
        {
            _clean.Add(text);
        }

        return redacted.Text;
    }
}
