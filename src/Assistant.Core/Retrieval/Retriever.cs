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
        var hits = await store.SearchAsync(QueryOf(request), caller, cancellationToken);
        var passages = hits.Select((hit, i) => new RankedPassage(i + 1, hit.Score, hit.Passage)).ToList();
        _name ??= $"BM25 ({(await store.GetStatusAsync(cancellationToken)).Name})";
        return new RetrievalResult(passages, _name, clock.GetElapsedTime(start));
    }

    /// <summary>The words of a question that no passage which the caller may read has, in small letters.</summary>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    public Task<IReadOnlyList<string>> FindUnknownWordsAsync(RetrievalRequest request, Caller caller, CancellationToken cancellationToken) =>
        store.FindUnknownWordsAsync(QueryOf(request), caller, cancellationToken);

    private static PassageQuery QueryOf(RetrievalRequest request) =>
        new() { Text = request.Question, Top = request.Top, Source = request.Source, Kinds = request.Kinds };
}
