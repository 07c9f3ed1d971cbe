using System.Collections.Concurrent;
using System.Text.Json;
using Assistant.Core.Passages.Qdrant.Wire;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>
/// What one kind of caller may read of one snapshot: the filter that every query of theirs carries, and what was learnt
/// of the words behind it. Nothing in it depends on other passages.
/// </summary>
internal sealed class QdrantView(QdrantClient client, string collection, QdrantFilter filter)
{
    // From so many words on it is asked in one request which of them are there at all: a pasted log has hundreds that are not.
    private const int ManyWords = 32;
    private const int BatchSize = 100;
    private const int AtOnce = 8;

    // Whoever pastes logs asks for words that nobody will ask for again.
    private const int MostKept = 50_000;

    // One letter of a very large store's vocabulary.
    private const int MostWords = 100_000;

    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<char, IReadOnlyList<(string Word, int Passages)>> _words = new();
    private long? _all;

    /// <summary>Lets through what the caller may read and the query asks for.</summary>
    public QdrantFilter Filter => filter;

    /// <summary>How many passages there are.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken) => _all ??= await client.CountAsync(collection, filter, cancellationToken);

    /// <summary>In how many passages each word stands; words in the form of the index.</summary>
    public async Task<IReadOnlyDictionary<string, long>> CountAsync(IReadOnlyCollection<string> forms, CancellationToken cancellationToken)
    {
        var counts = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var unknown = forms.Where(form => !TryRecall(form, counts)).Distinct().ToList();
        foreach (var batch in unknown.Count > ManyWords ? unknown.Chunk(BatchSize) : [])
        {
            foreach (var absent in await FindAbsentAsync(batch, cancellationToken))
            {
                counts[absent] = 0;
            }
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(unknown.Where(form => !counts.ContainsKey(form)), parallel, async (form, stop) =>
            counts[form] = await client.CountAsync(collection, filter.And(QdrantCondition.Is(QdrantFields.Terms, form)), stop));
        Remember(unknown, counts);
        return counts;
    }

    /// <summary>The words as written that begin with a small letter from a to z, and in how many passages each stands.</summary>
    public async Task<IReadOnlyList<(string Word, int Passages)>> ListWordsAsync(char letter, CancellationToken cancellationToken)
    {
        if (!_words.TryGetValue(letter, out var words))
        {
            var hits = await client.FacetAsync(collection, QdrantFields.WordsWith(letter), filter, MostWords, cancellationToken);
            _words[letter] = words = [.. hits.Where(hit => hit.Value.ValueKind == JsonValueKind.String).Select(hit => (hit.Value.GetString()!, (int)hit.Count))];
        }

        return words;
    }

    private async Task<IEnumerable<string>> FindAbsentAsync(string[] forms, CancellationToken cancellationToken)
    {
        var queries = forms.Select(form => new QueryPoints { Query = SparseTerms.OfWord(form), Using = QdrantFields.Bm25, Filter = filter, Limit = 1 }).ToList();
        var answers = await client.QueryBatchAsync(collection, queries, cancellationToken);
        return forms.Zip(answers).Where(pair => pair.Second.Count == 0).Select(pair => pair.First);
    }

    private bool TryRecall(string form, ConcurrentDictionary<string, long> counts)
    {
        var known = _counts.TryGetValue(form, out var count);
        if (known)
        {
            counts[form] = count;
        }

        return known;
    }

    private void Remember(List<string> forms, ConcurrentDictionary<string, long> counts)
    {
        if (_counts.Count > MostKept)
        {
            _counts.Clear();
        }

        forms.ForEach(form => _counts[form] = counts[form]);
    }
}
