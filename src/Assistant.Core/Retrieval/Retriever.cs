using Assistant.Core.Passages;
using Assistant.Core.Privacy;

namespace Assistant.Core.Retrieval;

/// <summary>Finds the passages for a question among those that the caller may read.</summary>
public sealed class Retriever(IPassageStore store, TimeProvider clock)
{
    private string? _name;

    /// <summary>Searches, and ranks what was found.</summary>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    public async Task<RetrievalResult> RetrieveAsync(RetrievalRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var query = new PassageQuery { Text = request.Question, Top = request.Top, Source = request.Source, Kinds = request.Kinds };
        var hits = await store.SearchAsync(query, caller, cancellationToken);
        var passages = hits.Select((hit, i) => new RankedPassage(i + 1, hit.Score, hit.Passage)).ToList();
        _name ??= $"BM25 ({(await store.GetStatusAsync(cancellationToken)).Name})";
        return new RetrievalResult(passages, _name, clock.GetElapsedTime(start));
    }
}
