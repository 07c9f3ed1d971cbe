using Assistant.Core.Passages;
using Assistant.Core.Retrieval;
using Assistant.Core.Tests.Passages;
using Assistant.Core.Tests.Passages.Embedded;
using Microsoft.Extensions.Time.Testing;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Retrieval;

public sealed class RetrieverTests : IDisposable
{
    private readonly EmbeddedStores _stores = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _stores.Dispose();

    [Fact]
    public async Task Retrieve_Question_RanksFromOneAndNamesItsStages()
    {
        var retriever = await CreateAsync(
            Passage(Document("/a"), "Scratch is purged"), Passage(Document("/b"), "Scratch is large"), Passage(Document("/c"), "Home is small", 0, Audience.Staff));

        var result = await retriever.RetrieveAsync(new RetrievalRequest { Question = "scratch purge home" }, User, Token);

        Assert.Equal([1, 2], result.Passages.Select(passage => passage.Rank));
        Assert.Equal("Scratch is purged", result.Passages[0].Passage.Text);
        Assert.Equal("BM25 (embedded)", result.Retriever);
        Assert.True(result.Passages[0].Score > result.Passages[1].Score);
    }

    [Fact]
    public async Task Retrieve_WithLimits_PassesThemOn()
    {
        var retriever = await CreateAsync(
            Passage(Document("/a"), "queue one"), Passage(Document("/b"), "queue two"),
            Passage(Document("/a", "tickets"), "queue three") with { Kind = PassageKind.TicketResolution });

        async Task<int> Count(RetrievalRequest request) => (await retriever.RetrieveAsync(request, User, Token)).Passages.Count;

        Assert.Equal(3, await Count(new RetrievalRequest { Question = "queue" }));
        Assert.Equal(1, await Count(new RetrievalRequest { Question = "queue", Top = 1 }));
        Assert.Equal(2, await Count(new RetrievalRequest { Question = "queue", Source = "docs" }));
        Assert.Equal(1, await Count(new RetrievalRequest { Question = "queue", Kinds = [PassageKind.TicketResolution, PassageKind.TicketProblem] }));
    }

    private async Task<Retriever> CreateAsync(params Passage[] passages)
    {
        var store = _stores.Open();
        foreach (var passage in passages)
        {
            await using var writer = await store.OpenWriterAsync(passage.Document.Source, Token);
            await writer.ReplaceAsync(passage.Document, [passage], Token);
            await writer.CommitAsync(Token);
        }

        return new Retriever(store, new FakeTimeProvider());
    }
}
