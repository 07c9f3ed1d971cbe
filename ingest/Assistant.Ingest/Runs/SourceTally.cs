using Assistant.Core.Tickets;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Runs;

/// <summary>Counts what happens to a source while it is walked.</summary>
internal sealed class SourceTally
{
    private readonly Dictionary<StoredChange, int> _changes = [];
    private readonly Dictionary<string, int> _redacted = [];
    private readonly List<DocumentFailure> _failures = [];
    private readonly List<BrokenLink> _brokenLinks = [];

    public int Removed { get; private set; }

    public long Bytes { get; set; }

    public int Failed => _failures.Count;

    public int Seen => _changes.Values.Sum() + _failures.Count;

    public void Count(StoredChange change) => _changes[change] = _changes.GetValueOrDefault(change) + 1;

    public void CountRemoved() => Removed++;

    public void Fail(string location, string reason) => _failures.Add(new DocumentFailure(location, reason));

    public void CountBrokenLink(BrokenLink link) => _brokenLinks.Add(link);

    public void CountRedactions(IReadOnlyDictionary<string, int> redactions)
    {
        foreach (var (kind, count) in redactions)
        {
            _redacted[kind] = _redacted.GetValueOrDefault(kind) + count;
        }
    }

    public SourceReport Report(string name, string kind, long passages, TimeSpan duration) => new(
        name, kind, Seen,
        _changes.GetValueOrDefault(StoredChange.Added),
        _changes.GetValueOrDefault(StoredChange.Changed),
        _changes.GetValueOrDefault(StoredChange.Unchanged),
        Removed, _failures, passages, Bytes, Math.Round(duration.TotalSeconds, 3), _redacted, _brokenLinks);
}
