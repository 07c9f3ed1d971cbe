using Assistant.Core.Passages.Qdrant.Wire;
using Assistant.Core.Passages.Vectors;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>What is committed of all sources at one moment.</summary>
internal sealed class QdrantSnapshot
{
    private readonly IReadOnlyList<SourceHead> _asked;
    private readonly IReadOnlyList<SourceHead> _searched;

    /// <param name="heads">What is committed.</param>
    /// <param name="isSearched">Whether searches look at a source.</param>
    public QdrantSnapshot(IReadOnlyList<SourceHead> heads, Func<string, bool> isSearched)
    {
        Heads = [.. heads.OrderBy(head => head.Source, StringComparer.Ordinal)];
        _asked = [.. Heads.Where(head => isSearched(head.Source))];
        _searched = [.. _asked.Where(head => head.IsOfThisLayout)];
    }

    /// <summary>The sources, by name, those that are not searched or of another layout included.</summary>
    public IReadOnlyList<SourceHead> Heads { get; }

    /// <summary>Words of a passage on average, of those that were ever written.</summary>
    public float AverageLength => _searched.Sum(head => head.Words) is > 0 and var words ? (float)words / _searched.Sum(head => head.Written) : 1;

    /// <summary>The passages of this snapshot; null where there can be none.</summary>
    /// <param name="source">Only this source; null for all that are searched.</param>
    public QdrantCondition? Passages(string? source) => Visible(Of(_searched, source));

    /// <summary>The passages of this snapshot that are searched in a space; null where there can be none.</summary>
    /// <param name="source">Only this source; null for all that are searched.</param>
    /// <param name="space">The space, in which sources must have been whole.</param>
    public QdrantCondition? Passages(string? source, VectorSpace space) => Visible(Of(_searched, source).Where(head => head.Space == space.Fingerprint));

    /// <summary>The sources of another layout, where there is nothing else to read.</summary>
    /// <param name="source">Only this source; null for all that are searched.</param>
    public IReadOnlyList<SourceHead> Unreadable(string? source) =>
        Of(_asked, source).ToList() is { Count: > 0 } asked && !asked.Any(head => head.IsOfThisLayout) ? asked : [];

    /// <summary>Tells this snapshot of a source, or of all, from every other one.</summary>
    public string KeyOf(string? source) => string.Join(' ', Of(_searched, source).Select(head => $"{head.Generation}/{head.Source}/{head.Commit}"));

    /// <summary>Whether all passages of an earlier snapshot are still there.</summary>
    public bool Keeps(QdrantSnapshot earlier) => earlier.Heads.All(before => Heads.Any(
        head => head.Source == before.Source && head.Generation == before.Generation && head.Oldest <= before.Commit));

    private static QdrantCondition? Visible(IEnumerable<SourceHead> heads)
    {
        var sources = heads.Where(head => head.Commit > 0).Select(head => head.Visible).ToList();
        return sources.Count == 0 ? null : QdrantCondition.Any(sources);
    }

    private static IEnumerable<SourceHead> Of(IReadOnlyList<SourceHead> heads, string? source) => heads.Where(head => source is null || head.Source == source);
}
