using System.Collections.Concurrent;
using Assistant.Core.Passages.Qdrant.Wire;
using Assistant.Core.Privacy;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>Keeps the views of callers: those with the same labels share one, and a commit makes new ones.</summary>
internal sealed class QdrantViews(QdrantClient client, string collection)
{
    private const int MostKept = 32;

    private readonly ConcurrentDictionary<string, QdrantView> _kept = new(StringComparer.Ordinal);

    /// <summary>The view of a caller; null where it can hold nothing.</summary>
    public QdrantView? Find(QdrantSnapshot snapshot, Caller caller, string? source, IReadOnlyCollection<PassageKind> kinds)
    {
        if (snapshot.Passages(source) is not { } committed)
        {
            return null;
        }

        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        // Neither labels nor names hold a line break.
        var key = string.Join('\n', [snapshot.KeyOf(source), source, string.Join(' ', kinds.Distinct().Order()), .. caller.Labels]);
        return _kept.GetOrAdd(key, _ => new QdrantView(client, collection, FilterOf(committed, caller, kinds)));
    }

    /// <summary>Lets through what the caller may read of these kinds, of what is committed.</summary>
    public static QdrantFilter FilterOf(QdrantCondition committed, Caller caller, IReadOnlyCollection<PassageKind> kinds)
    {
        var filter = new QdrantFilter([QdrantCondition.IsAny(QdrantFields.Labels, caller.Labels), committed]);
        return kinds.Count == 0 ? filter : filter.And(QdrantCondition.IsAny(QdrantFields.Kind, kinds.Select(kind => kind.ToString())));
    }
}
