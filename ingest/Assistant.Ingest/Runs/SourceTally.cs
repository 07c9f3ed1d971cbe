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
    private readonly Dictionary<string, StoredChange> _counted = [];
    private int _refused;
    private int _wholes;

    public int Removed { get; private set; }

    public long Bytes { get; set; }

    public int Failed => _failures.Count;

    public int Seen => _changes.Values.Sum() + _failures.Count - _wholes + _refused;

    /// <summary>What else there is to say, for people.</summary>
    public string? Note { get; set; }

    /// <summary>Counts what became of a document; one that comes again, as it is then, counts once: as changed, if it was at all.</summary>
    public void Count(string address, StoredChange change)
    {
        if (_counted.TryGetValue(address, out var before))
        {
            if (before != StoredChange.Unchanged)
            {
                return;
            }

            _changes[before]--;
        }

        _counted[address] = change;
        _changes[change] = _changes.GetValueOrDefault(change) + 1;
    }

    public int CountOf(StoredChange change) => _changes.GetValueOrDefault(change);

    public void CountRemoved(int documents = 1) => Removed += documents;

    public void Fail(string location, string reason) => _failures.Add(new DocumentFailure(location, reason));

    /// <summary>Notes that a source or a file failed, which is no document.</summary>
    public void FailWhole(string location, string reason)
    {
        Fail(location, reason);
        _wholes++;
    }

    public void TakeBack(StoredChange change) => _changes[change]--;

    /// <summary>Counts documents that the walk brought and that were not believed; one failure tells of all of them.</summary>
    public void CountRefused(int documents) => _refused += documents;

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
        Removed, _failures, passages, Bytes, Math.Round(duration.TotalSeconds, 3), _redacted, _brokenLinks)
    {
        Note = Note,
    };
}
