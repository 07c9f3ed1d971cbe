using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Retrieval;

/// <summary>Finds the passages for a question among those that the caller may read: by words and by meaning, fused, the best of them reranked.</summary>
public sealed class Retriever
{
    // Enough that a passage which stands high in one order meets its place in the other.
    private const int FusedDepth = 50;

    private readonly IPassageStore _store;
    private readonly DenseStage _dense;
    private readonly RerankStage _rerank;
    private readonly Redactor _redactor;
    private readonly RetrievalOptions _options;
    private readonly TimeProvider _clock;
    private string? _storeName;

    internal Retriever(IPassageStore store, DenseStage dense, RerankStage rerank, Redactor redactor, IOptions<RetrievalOptions> options, TimeProvider clock) =>
        (_store, _dense, _rerank, _redactor, _options, _clock) = (store, dense, rerank, redactor, options.Value, clock);

    /// <summary>Searches, and ranks what was found.</summary>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    public async Task<RetrievalResult> RetrieveAsync(RetrievalRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var start = _clock.GetTimestamp();
        var (useDense, useRerank) = (_dense.IsOn && request.Stages.HasFlag(RetrievalStages.Dense), _rerank.IsOn && request.Stages.HasFlag(RetrievalStages.Rerank));
        var depth = useRerank ? Math.Max(_rerank.Depth, FusedDepth) : useDense ? FusedDepth : 0;
        var query = QueryOf(request) with { Top = Math.Max(request.Top, depth) };
        var question = useDense || useRerank ? OutboundQuestion.Of(request, _redactor) : null;
        var stages = new StageList();

        var meaning = useDense ? _dense.RunAsync(question!, query, caller, cancellationToken) : null; // 1 by meaning, and meanwhile
        var words = UsesWords(request) ? await SearchWordsAsync(query, caller, stages, cancellationToken) : null; // 2 by words
        var found = await FuseAsync(request, words, meaning, query, caller, stages, cancellationToken); // 3 both together
        var ranked = useRerank ? await RerankAsync(question!, found, stages, cancellationToken) : found; // 4 the best of them in order

        return new RetrievalResult([.. ranked.Take(request.Top)], stages.Name, _clock.GetElapsedTime(start))
        {
            ByWords = [.. (words ?? []).Take(request.Top)],
            Notes = stages.Notes,
        };
    }

    /// <summary>The words of a question that no passage which the caller may read has, in small letters.</summary>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    public Task<IReadOnlyList<string>> FindUnknownWordsAsync(RetrievalRequest request, Caller caller, CancellationToken cancellationToken) =>
        _store.FindUnknownWordsAsync(QueryOf(request), caller, cancellationToken);

    /// <summary>The stages that the settings have, for people.</summary>
    /// <param name="store">The name of the store.</param>
    public string Describe(string store)
    {
        var stages = new StageList();
        if (_options.Lexical)
        {
            stages.Use(WordsName(store));
        }

        if (_dense.IsOn)
        {
            stages.Use(_dense.Name);
        }

        if (_rerank.IsOn)
        {
            stages.Use(_rerank.Name);
        }

        return stages.Name;
    }

    // Where nothing else is asked for, words are what is left.
    private bool UsesWords(RetrievalRequest request) =>
        request.Stages.HasFlag(RetrievalStages.Lexical) && (_options.Lexical || !_dense.IsOn || !request.Stages.HasFlag(RetrievalStages.Dense));

    private async Task<IReadOnlyList<RankedPassage>> SearchWordsAsync(PassageQuery query, Caller caller, StageList stages, CancellationToken cancellationToken)
    {
        var hits = await _store.SearchAsync(query, caller, cancellationToken);
        _storeName ??= (await _store.GetStatusAsync(cancellationToken)).Name;
        stages.Use(WordsName(_storeName));
        return [.. hits.Select((hit, i) => new RankedPassage(i + 1, hit.Score, hit.Passage))];
    }

    private async Task<IReadOnlyList<RankedPassage>> FuseAsync(
        RetrievalRequest request, IReadOnlyList<RankedPassage>? words, Task<StageResult>? meaning, PassageQuery query, Caller caller, StageList stages,
        CancellationToken cancellationToken)
    {
        if (meaning is null)
        {
            return words ?? [];
        }

        var dense = await meaning;
        if (dense.Passages is null)
        {
            stages.Skip("dense", "Search by meaning", dense.Skipped!);
            var mayUseWords = request.Stages.HasFlag(RetrievalStages.Lexical);
            return words ?? (mayUseWords ? await SearchWordsAsync(query, caller, stages, cancellationToken) : []);
        }

        stages.Use(_dense.Name);
        return words is null
            ? dense.Passages
            : RankFusion.Fuse([(words, _options.LexicalWeight), (dense.Passages, _options.DenseWeight)], query.Top);
    }

    private async Task<IReadOnlyList<RankedPassage>> RerankAsync(
        OutboundQuestion question, IReadOnlyList<RankedPassage> found, StageList stages, CancellationToken cancellationToken)
    {
        var reranked = await _rerank.RunAsync(question, found, cancellationToken);
        if (reranked.Passages is null)
        {
            stages.Skip("rerank", "Reranking", reranked.Skipped!);
            return found;
        }

        stages.Use(_rerank.Name);
        return reranked.Passages;
    }

    private static PassageQuery QueryOf(RetrievalRequest request) =>
        new() { Text = request.Question, Top = request.Top, Source = request.Source, Kinds = request.Kinds };

    private static string WordsName(string store) => $"BM25 ({store})";

    private sealed class StageList
    {
        private readonly List<string> _used = [];
        private readonly List<string> _skipped = [];
        private readonly List<string> _notes = [];

        public string Name => string.Join(" + ", _used) + string.Concat(_skipped.Select(stage => $"; {stage}"));

        public IReadOnlyList<string> Notes => _notes;

        public void Use(string stage) => _used.Add(stage);

        public void Skip(string stage, string inWords, string reason)
        {
            _skipped.Add($"without {stage}: {reason}");
            _notes.Add($"{inWords} was left out: {reason}.");
        }
    }
}
