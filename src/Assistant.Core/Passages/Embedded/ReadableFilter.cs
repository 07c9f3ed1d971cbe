using System.Collections.Concurrent;
using Assistant.Core.Privacy;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Assistant.Core.Passages.Embedded;

/// <summary>
/// Lets through what a caller may read and a query asks for: one label in common, and the source and the kinds where they
/// are given. It runs inside every query, so nothing else is ever scored.
/// </summary>
internal sealed class ReadableFilter : Filter
{
    // Each kept filter costs one bit a passage. Callers with the same labels share one.
    private const int MostKept = 256;

    private static readonly ConcurrentDictionary<string, Filter> Kept = new(StringComparer.Ordinal);

    private readonly IReadOnlyList<(string Field, IReadOnlyList<string> Values)> _conditions;

    private ReadableFilter(IReadOnlyList<(string, IReadOnlyList<string>)> conditions) => _conditions = conditions;

    /// <summary>The filter for a caller; its bits are kept for each segment of the index.</summary>
    public static Filter For(Caller caller, string? source = null, IReadOnlyCollection<PassageKind>? kinds = null)
    {
        var conditions = new List<(string Field, IReadOnlyList<string> Values)> { (PassageFields.Label, [.. caller.Labels]) };
        if (source is not null)
        {
            conditions.Add((PassageFields.Source, [source]));
        }

        if (kinds is { Count: > 0 })
        {
            conditions.Add((PassageFields.Kind, [.. kinds.Distinct().Order().Select(kind => kind.ToString())]));
        }

        if (Kept.Count >= MostKept)
        {
            Kept.Clear();
        }

        // Neither labels nor names hold a line break.
        var key = string.Join('\n', conditions.Select(condition => $"{condition.Field}\n{string.Join('\n', condition.Values)}"));
        return Kept.GetOrAdd(key, _ => new CachingWrapperFilter(new ReadableFilter(conditions)));
    }

    /// <inheritdoc/>
    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var reader = context.AtomicReader;
        FixedBitSet? all = null;
        foreach (var (field, values) in _conditions)
        {
            var matching = Matching(reader, field, values);
            if (all is null)
            {
                all = matching;
            }
            else
            {
                all.And(matching);
            }
        }

        return all!;
    }

    // Deleted passages are among them: the bits outlive deletions, and whoever uses them takes those out.
    internal static FixedBitSet Matching(AtomicReader reader, string field, IReadOnlyList<string> values)
    {
        var bits = new FixedBitSet(reader.MaxDoc);
        var terms = reader.GetTerms(field)?.GetEnumerator();
        foreach (var value in terms is null ? [] : values)
        {
            if (terms!.SeekExact(new BytesRef(value)))
            {
                bits.Or(terms.Docs(liveDocs: null, reuse: null, DocsFlags.NONE));
            }
        }

        return bits;
    }
}
