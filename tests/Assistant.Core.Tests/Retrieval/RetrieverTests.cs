using Assistant.Core.Passages;
using Assistant.Core.Retrieval;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Retrieval;

public sealed class RetrieverTests : IAsyncDisposable
{
    private readonly RetrieverFixture _fixture = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Retrieve_Question_RanksFromOneAndNamesItsStages()
    {
        await _fixture.StoreAsync(
            Passage(Document("/a"), "Scratch is purged"), Passage(Document("/b"), "Scratch is large"), Passage(Document("/c"), "Home is small", 0, Audience.Staff));

        var result = await _fixture.Create().RetrieveAsync(new RetrievalRequest { Question = "scratch purge home" }, User, Token);

        Assert.Equal([1, 2], result.Passages.Select(passage => passage.Rank));
        Assert.Equal("Scratch is purged", result.Passages[0].Passage.Text);
        Assert.Equal("BM25 (embedded)", result.Retriever);
        Assert.Empty(result.Notes);
        Assert.True(result.Passages[0].Score > result.Passages[1].Score);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retrieve_WithLimits_PassesThemOn(bool withModels)
    {
        await _fixture.StartAsync(withModels, withModels);
        await _fixture.StoreAsync(
            Passage(Document("/a"), "queue one"), Passage(Document("/b"), "queue two"),
            Passage(Document("/a", "tickets"), "queue three") with { Kind = PassageKind.TicketResolution });
        var retriever = _fixture.Create();

        async Task<int> Count(RetrievalRequest request) => (await retriever.RetrieveAsync(request, User, Token)).Passages.Count;

        Assert.Equal(3, await Count(new RetrievalRequest { Question = "queue" }));
        Assert.Equal(1, await Count(new RetrievalRequest { Question = "queue", Top = 1 }));
        Assert.Equal(2, await Count(new RetrievalRequest { Question = "queue", Source = "docs" }));
        Assert.Equal(1, await Count(new RetrievalRequest { Question = "queue", Kinds = [PassageKind.TicketResolution, PassageKind.TicketProblem] }));
    }
}
