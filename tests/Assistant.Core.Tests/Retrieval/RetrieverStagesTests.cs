using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;
using Assistant.Fakes.Models;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Retrieval;

public sealed class RetrieverStagesTests : IAsyncDisposable
{
    private const string Purge = "Old files in scratch are purged after ninety days";

    private readonly RetrieverFixture _fixture = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Retrieve_InOtherWords_FindsByMeaningWhatWordsDoNot()
    {
        await _fixture.StartAsync();
        await StoreSamplesAsync();
        var retriever = _fixture.Create();

        var words = await AskAsync(retriever, "disk wiped", stages: RetrievalStages.Lexical);
        var both = await AskAsync(retriever, "disk wiped");

        Assert.DoesNotContain(Purge, Texts(words));
        Assert.Equal(Purge, Texts(both)[0]);
        Assert.Equal("BM25 (embedded) + dense (tiny-embed)", both.Retriever);
        Assert.Empty(both.Notes);
    }

    [Fact]
    public async Task Retrieve_ByBoth_FusesByWeight()
    {
        await _fixture.StartAsync();
        await StoreSamplesAsync();
        (_fixture.Options.LexicalWeight, _fixture.Options.DenseWeight) = (1, 100);
        var byMeaning = await AskAsync(_fixture.Create(), "wiped erased disk space walltime job");
        (_fixture.Options.LexicalWeight, _fixture.Options.DenseWeight) = (100, 1);
        var byWords = await AskAsync(_fixture.Create(), "wiped erased disk space walltime job");

        Assert.Equal(Purge, Texts(byMeaning)[0]);
        Assert.Equal("The walltime of a job", Texts(byWords)[0]);
        Assert.Equal(Texts(byWords).Order(), Texts(byMeaning).Order());
    }

    public static TheoryData<string, TextModelReply> Down => new()
    {
        { "Embeddings failed (500)", TextModelReply.Status(500) },
        { "Embeddings takes no more requests for now (429)", TextModelReply.Status(429, retryAfter: "9") },
        { "no embedding endpoint: it sent text/html", TextModelReply.Body("text/html", "<html>") },
        { "set it to 16", TextModelReply.OfLength(16) },
    };

    [Theory]
    [MemberData(nameof(Down))]
    public async Task Dense_ThatFails_IsLeftOutWithANote(string says, TextModelReply reply)
    {
        await _fixture.StartAsync();
        await StoreSamplesAsync();
        _fixture.Server.Then(reply);

        var result = await AskAsync(_fixture.Create(), "purged files");

        Assert.Equal(Purge, Texts(result)[0]);
        Assert.Contains(says, Assert.Single(result.Notes), StringComparison.Ordinal);
        Assert.StartsWith("Search by meaning was left out: ", result.Notes[0], StringComparison.Ordinal);
        Assert.StartsWith("BM25 (embedded); without dense: ", result.Retriever, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dense_ThatIsLate_DoesNotHoldUpTheAnswer()
    {
        await _fixture.StartAsync();
        await StoreSamplesAsync();
        _fixture.Server.Then(TextModelReply.Never());
        var retriever = _fixture.Create();
        var asking = AskAsync(retriever, "purged files");
        await _fixture.Server.ArrivalAsync(Token);
        _fixture.Clock.Advance(TimeSpan.FromMilliseconds(1000));

        var result = await asking;

        Assert.Equal(Purge, Texts(result)[0]);
        Assert.Equal("Search by meaning was left out: Embeddings did not answer within 1 s.", Assert.Single(result.Notes));
        // The next question does not wait for it again.
        Assert.Contains("asked again in 15 s", Assert.Single((await AskAsync(retriever, "purged files")).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dense_BeforeAnyPassageHasAVector_SaysWhatMakesThem()
    {
        await _fixture.StartAsync();
        await StoreSamplesAsync();
        _fixture.Embeddings.Model = "another";

        var result = await AskAsync(_fixture.Create(), "purged files");

        Assert.Equal(Purge, Texts(result)[0]);
        Assert.Contains("no passage has a vector of another yet; the next 'ingest run' makes them", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stages_SwitchedOff_AskNobody()
    {
        await _fixture.StartAsync(embeddings: true, reranker: true);
        await StoreSamplesAsync();
        (_fixture.Options.Dense, _fixture.Options.Rerank) = (false, false);
        var retriever = _fixture.Create();

        var result = await AskAsync(retriever, "purged files");

        Assert.Equal("BM25 (embedded)", result.Retriever);
        Assert.Equal(result.Retriever, retriever.Describe("embedded"));
        Assert.Empty(_fixture.Server.Requests);
    }

    [Fact]
    public async Task Words_SwitchedOff_StandInWhereMeaningFails()
    {
        await _fixture.StartAsync();
        await StoreSamplesAsync();
        _fixture.Options.Lexical = false;
        var retriever = _fixture.Create();

        Assert.Equal("dense (tiny-embed)", (await AskAsync(retriever, "wiped disk")).Retriever);
        _fixture.Server.Then(TextModelReply.Status(500));
        var result = await AskAsync(retriever, "purged files");

        Assert.Equal(Purge, Texts(result)[0]);
        Assert.Single(result.Notes);
    }

    [Fact]
    public async Task Rerank_PutsTheBestInItsOrder()
    {
        await _fixture.StartAsync(embeddings: false, reranker: true);
        await StoreSamplesAsync();
        _fixture.Server.Score = (_, text) => text.Contains("walltime", StringComparison.Ordinal) ? 1 : 0;

        var result = await AskAsync(_fixture.Create(), "purged files of a job");

        Assert.Equal("The walltime of a job", Texts(result)[0]);
        Assert.Equal("BM25 (embedded) + rerank (tiny-rerank)", result.Retriever);
        Assert.Equal(Enumerable.Range(1, result.Passages.Count), result.Passages.Select(passage => passage.Rank));
        Assert.Equal(result.Passages.OrderByDescending(passage => passage.Score), result.Passages);
    }

    [Fact]
    public async Task Rerank_ThatFails_KeepsTheOrderAndSaysSo()
    {
        await _fixture.StartAsync(embeddings: true, reranker: true);
        await StoreSamplesAsync();
        _fixture.Server.Then(TextModelReply.Good(), TextModelReply.Body("text/html", "<html>"));

        var result = await AskAsync(_fixture.Create(), "purged files");

        Assert.Equal(Purge, Texts(result)[0]);
        Assert.StartsWith("BM25 (embedded) + dense (tiny-embed); without rerank: ", result.Retriever, StringComparison.Ordinal);
        Assert.Contains("no rerank endpoint: it sent text/html", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rerank_PassagesThatItMayNotBeSent_KeepTheirPlaces()
    {
        await _fixture.StartAsync(embeddings: false, reranker: true);
        await _fixture.StoreAsync(
            Passage(Document("/a"), "queue queue queue secret", 0, Audience.Staff), Passage(Document("/b"), "queue queue short"), Passage(Document("/c"), "queue of a long text about other things"));
        _fixture.Server.Score = (_, text) => text.Length;

        var plain = await AskAsync(_fixture.Create(), "queue", Staff, stages: RetrievalStages.Lexical);
        var result = await AskAsync(_fixture.Create(), "queue", Staff);

        var place = Texts(plain).ToList().IndexOf("queue queue queue secret");
        Assert.Equal("queue queue queue secret", Texts(result)[place]);
        Assert.Equal(["queue of a long text about other things", "queue queue short"], Texts(result).Where(text => !text.Contains("secret", StringComparison.Ordinal)));
        Assert.DoesNotContain("secret", _fixture.Server.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_ForPublicTextAlone_AreSentNothingOfATicket()
    {
        await _fixture.StartAsync(embeddings: true, reranker: true);
        await StoreSamplesAsync();
        var request = new RetrievalRequest { Question = "the requester's words: purged files", TextClass = TextClass.Tickets };

        var result = await _fixture.Create().RetrieveAsync(request, Staff, Token);

        Assert.Equal(Purge, Texts(result)[0]);
        Assert.Empty(_fixture.Server.Requests);
        Assert.Equal(
            ["Search by meaning was left out: its endpoint may not be sent the text of tickets (Embeddings:Accepts).",
             "Reranking was left out: its endpoint may not be sent the text of tickets (Reranker:Accepts)."],
            result.Notes);
    }

    [Fact]
    public async Task Models_AreSentNoSecretsAndNoContacts()
    {
        await _fixture.StartAsync(embeddings: true, reranker: true);
        await StoreSamplesAsync();

        await AskAsync(_fixture.Create(), "password: Tr0ub4dor&3x was refused, write to ada@uni.example about purged files");

        Assert.Equal(2, _fixture.Server.Requests.Count);
        Assert.DoesNotContain("Tr0ub4dor", _fixture.Server.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@uni.example", _fixture.Server.AllText, StringComparison.Ordinal);
        Assert.Contains("purged files", _fixture.Server.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retrieve_ByAllStages_GivesAndSendsOnlyWhatTheCallerMayRead()
    {
        await _fixture.StartAsync(embeddings: true, reranker: true);
        _fixture.Embeddings.Accepts = [.. Enum.GetValues<TextClass>()];
        _fixture.Reranker.Accepts = [.. Enum.GetValues<TextClass>()];
        await _fixture.StoreAsync(
            Passage(Document("/a"), "disk space for all"), Passage(Document("/b"), "disk space for staff", 0, Audience.Staff),
            Passage(Document("/c"), "disk space of ann", 0, Audience.Requester("ann")) with { Kind = PassageKind.TicketProblem });
        var retriever = _fixture.Create();

        foreach (var (caller, expected) in new (Caller, string[])[]
        {
            (Caller.Anonymous, ["disk space for all"]),
            (OtherUser, ["disk space for all"]),
            (User, ["disk space for all", "disk space of ann"]),
            (Staff, ["disk space for all", "disk space for staff"]),
        })
        {
            var before = _fixture.Server.Requests.Count;
            var result = await AskAsync(retriever, "scratch", caller);

            Assert.Equal(expected, Texts(result).Order());
            var sent = _fixture.Server.Requests.Skip(before).SelectMany(request => request.Texts).Where(text => text.Contains("disk", StringComparison.Ordinal));
            Assert.All(sent, text => Assert.Contains(expected, allowed => text.EndsWith(allowed, StringComparison.Ordinal)));
        }
    }

    private Task StoreSamplesAsync() => _fixture.StoreAsync(
        Passage(Document("/a"), Purge), Passage(Document("/b"), "The walltime of a job"), Passage(Document("/c"), "How to compile with modules"));

    private static Task<RetrievalResult> AskAsync(Retriever retriever, string question, Caller? caller = null, RetrievalStages stages = RetrievalStages.All) =>
        retriever.RetrieveAsync(new RetrievalRequest { Question = question, Stages = stages }, caller ?? User, Token);

    private static IReadOnlyList<string> Texts(RetrievalResult result) => [.. result.Passages.Select(passage => passage.Passage.Text)];
}
