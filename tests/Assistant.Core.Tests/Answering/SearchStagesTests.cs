using Assistant.Core.Conversations;
using Assistant.Core.Passages;
using Assistant.Fakes.Models;

namespace Assistant.Core.Tests.Answering;

public sealed class SearchStagesTests : IAsyncDisposable
{
    private const string Scratch = "Every project has 10 TB of scratch space under `/lus/eagle`. Files on scratch are deleted after 90 days.";
    private readonly AnswererFixture _engine = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Ask_WhileTheEmbeddingEndpointIsDown_AnswersAndSaysSoInAnswerAndLog()
    {
        await _engine.AddModelAsync();
        _engine.Set("Embeddings:BaseUrl", "http://127.0.0.1:1/v1").Set("Embeddings:Model", "tiny");
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));

        var trace = await _engine.AskAsync("How much scratch space do I have?");

        const string Reason = "Embeddings refuses the connection; see that it runs";
        Assert.Equal(AnswerState.Complete, trace.Answer.State);
        Assert.Equal([$"Search by meaning was left out: {Reason}."], trace.Notices);
        var conversation = await _engine.Log.FindAsync(trace.Logged.ConversationId, AnswererFixture.Ada, Cancelled);
        var logged = conversation!.Turns.Single().Answers.Single();
        Assert.Equal($"BM25 (embedded); without dense: {Reason}", logged.Retriever);
        Assert.Equal(trace.Notices, logged.Notices);
    }

    [Fact]
    public async Task Ask_WithAReranker_RefusesWhatWordsRefuse_AndNothingMore()
    {
        await using var reranker = await FakeTextModels.StartAsync(Cancelled);
        reranker.Score = (_, text) => text.Contains("Lunch", StringComparison.Ordinal) ? 1 : 0.9;
        await _engine.AddModelAsync();
        _engine.Set("Reranker:BaseUrl", reranker.Url).Set("Reranker:Model", "tiny");
        await _engine.StartAsync([
            ("scratch", Scratch, Audience.Public), .. Enumerable.Range(0, 9).Select(i => ($"lunch{i}", $"Lunch {i} is served in the space where each visitor of a project meets.", Audience.Public))]);

        var answered = await _engine.AskAsync("When are scratch files deleted, and how many TB of space are there under /lus/eagle?");
        var refused = await _engine.AskAsync("How much scratch space does Mathematica need?");

        Assert.Equal(AnswerState.Complete, answered.Answer.State);
        Assert.Contains(answered.Sources, source => source.Quote == Scratch);
        Assert.Equal(AnswerState.Refused, refused.Answer.State);
        Assert.NotEmpty(reranker.Requests);
    }
}
