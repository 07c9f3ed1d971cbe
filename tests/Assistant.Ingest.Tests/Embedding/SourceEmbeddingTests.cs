using Assistant.Fakes.Models;
using Assistant.Ingest.Runs;

namespace Assistant.Ingest.Tests.Embedding;

public sealed class SourceEmbeddingTests : IAsyncLifetime
{
    private EmbeddingPipeline _pipeline = null!;

    public async ValueTask InitializeAsync()
    {
        _pipeline = await EmbeddingPipeline.StartAsync();
        // The stage's own second must not be taken for a pause between tries.
        _pipeline.Set("Retrieval:DenseMilliseconds", "5000");
        _pipeline.Write("scratch.md", "# Scratch\n\nOld files are purged after ninety days.")
            .Write("queues.md", "# Queues\n\nThe walltime of the debug queue is one hour.")
            .Write("modules.md", "# Modules\n\nLoad a compiler with module load gcc.");
    }

    public ValueTask DisposeAsync() => _pipeline.DisposeAsync();

    [Fact]
    public async Task Run_OfNewDocuments_EmbedsThem_AndTheyAreFoundInOtherWords()
    {
        var report = await _pipeline.RunAsync();

        Assert.Equal((3, 0, 0, 0, null), Vectors(report));
        var found = await _pipeline.AskAsync("erased disk");
        Assert.Contains("purged", found.Passages[0].Passage.Text, StringComparison.Ordinal);
        Assert.Equal("BM25 (embedded) + dense (tiny)", found.Retriever);
    }

    [Fact]
    public async Task NextRun_EmbedsWhatChangedAlone()
    {
        await _pipeline.RunAsync();
        var before = _pipeline.Server.Requests.Count;
        Assert.Equal((0, 3, 0, 0, null), Vectors(await _pipeline.RunAsync()));
        Assert.Equal(before, _pipeline.Server.Requests.Count);

        _pipeline.Write("queues.md", "# Queues\n\nThe walltime of the debug queue is two hours.");
        var report = await _pipeline.RunAsync();

        Assert.Equal((1, 2, 0, 0, null), Vectors(report));
        Assert.Contains("two hours", Assert.Single(_pipeline.Server.Requests.Skip(before).SelectMany(request => request.Texts)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "failed (500)")]
    [InlineData(401, "check Embeddings:ApiKey")]
    public async Task Run_WhileTheEndpointFails_StoresThePassages_AndTheNextRunCompletesThem(int status, string says)
    {
        _pipeline.Server.Otherwise = () => TextModelReply.Status(status);

        var failed = await _pipeline.RunAsync();

        Assert.Empty(failed.Failed);
        Assert.Equal((3, 3, 0), (failed.Added, failed.Vectors!.Waiting, failed.Vectors.Embedded));
        Assert.StartsWith("0 of 3 passages have a vector; the last run could not make all: ", await _pipeline.MeaningAsync());
        Assert.Contains(says, failed.Vectors.Problem, StringComparison.Ordinal);
        _pipeline.Server.Otherwise = TextModelReply.Good;
        Assert.Contains("purged", (await _pipeline.AskAsync("purged files")).Passages[0].Passage.Text, StringComparison.Ordinal);

        Assert.Equal((3, 0, 0, 0, null), Vectors(await _pipeline.RunAsync()));
        Assert.Contains("purged", (await _pipeline.AskAsync("erased disk")).Passages[0].Passage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatFailsHalfWay_IsGoneOnWith()
    {
        _pipeline.Set("Embeddings:BatchInputs", "1").Set("Embeddings:MaxConcurrency", "1");
        _pipeline.Server.Then(TextModelReply.Good());
        _pipeline.Server.Otherwise = () => TextModelReply.Status(404);

        var failed = await _pipeline.RunAsync();
        Assert.Equal((1, 2), (failed.Vectors!.Embedded, failed.Vectors.Waiting));

        _pipeline.Server.Otherwise = TextModelReply.Good;
        Assert.Equal((2, 1, 0, 0, null), Vectors(await _pipeline.RunAsync()));
    }

    [Fact]
    public async Task Run_WithAWrongLength_SaysWhatToSet_AndTheRightOneMakesAllVectors()
    {
        _pipeline.Set("Embeddings:Dimensions", "1024");
        Assert.Contains("set it to 64", (await _pipeline.RunAsync()).Vectors!.Problem, StringComparison.Ordinal);

        _pipeline.Set("Embeddings:Dimensions", "64");
        Assert.Equal((3, 0, 0, 0, null), Vectors(await _pipeline.RunAsync()));
    }

    [Fact]
    public async Task Run_AfterAChangeOfTheModel_MakesAllVectorsAnew_WithoutCuttingAnyDocument()
    {
        await _pipeline.RunAsync();
        _pipeline.Set("Embeddings:Model", "intfloat/e5-small-v2");

        Assert.Contains("no passage has a vector of intfloat/e5-small-v2 yet", Assert.Single((await _pipeline.AskAsync("erased disk")).Notes), StringComparison.Ordinal);
        Assert.Equal("0 of 3 passages have a vector: the model or its settings changed; 'ingest run' makes all anew, and searches are by words until then", await _pipeline.MeaningAsync());
        var report = await _pipeline.RunAsync();

        Assert.Equal((3, 0, 0, 0, null), Vectors(report));
        Assert.Equal("3 of 3 passages have a vector", await _pipeline.MeaningAsync());
        Assert.Equal(3, report.Unchanged);
        Assert.StartsWith("passage: ", _pipeline.Server.Requests[^1].Texts[0], StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(_pipeline.PathOf("data", "vectors", "docs")).Length);
        Assert.Empty((await _pipeline.AskAsync("erased disk")).Notes);
    }

    [Fact]
    public async Task Run_OfTextThatTheEndpointDoesNotAccept_SendsNoneOfIt()
    {
        _pipeline.Set("Sources:runbooks:Kind", "Folder").Set("Sources:runbooks:Path", _pipeline.PathOf("runbooks"))
            .Set("Sources:tickets:Kind", "TicketFile").Set("Sources:tickets:Path", _pipeline.PathOf("files", "tickets.json"))
            .Write("secret.md", "# Runbook\n\nThe root shell of the head node.", "runbooks")
            .Write("tickets.json", """
                {"tickets":[{"number":"RITM0000001","table":"sc_req_item","subject":"Quota of ada","requester":{"name":"Ada","userName":"ada"},"state":"Closed",
                "openedAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-02T00:00:00Z","closedAt":"2026-01-02T00:00:00Z","closeNotes":"Raised her quota.",
                "interactions":[{"at":"2026-01-01T00:00:00Z","author":"Ada","kind":"comment","body":"My scratch is full."},{"at":"2026-01-01T01:00:00Z","author":"Sue","kind":"workNote","body":"She never cleans up."}]}]}
                """, "files");

        var reports = await _pipeline.RunAllAsync();

        Assert.Equal([(3, 0), (0, 0), (0, 0)], reports.Select(report => (report.Vectors!.Embedded, report.Vectors.Waiting)));
        Assert.All(reports, report => Assert.Empty(report.Failed));
        Assert.EndsWith("have a vector: the endpoint may not be sent its text (Embeddings:Accepts)", await _pipeline.MeaningAsync("tickets"));
        foreach (var secret in (string[])["root shell", "ada", "quota", "scratch is full", "cleans up"])
        {
            Assert.DoesNotContain(secret, _pipeline.Server.AllText, StringComparison.OrdinalIgnoreCase);
        }

        _pipeline.Set("Embeddings:Accepts:0", "public").Set("Embeddings:Accepts:1", "internal").Set("Embeddings:Accepts:2", "tickets");
        Assert.Contains(await _pipeline.RunAllAsync(), report => report is { Name: "tickets", Vectors.Embedded: >= 3 });
        Assert.DoesNotContain((await _pipeline.AskAsync("full disk quota cleans")).Passages, hit => hit.Passage.Document.Source != "docs");
        Assert.Contains((await _pipeline.AskAsync("full disk quota cleans", EmbeddingPipeline.Staff)).Passages, hit => hit.Passage.Document.Source == "tickets");
    }

    [Fact]
    public async Task Run_OfATextThatIsRefused_CompletesTheOthers()
    {
        _pipeline.Server.RefusedWord = "walltime";

        Assert.Equal((2, 0, 0, 1, null), Vectors(await _pipeline.RunAsync()));
        Assert.Contains("purged", (await _pipeline.AskAsync("erased disk")).Passages[0].Passage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AfterADocumentIsGone_FindsItNoMore()
    {
        await _pipeline.RunAsync();
        File.Delete(_pipeline.PathOf("docs", "scratch.md"));

        var report = await _pipeline.RunAsync();

        Assert.Equal((1, 2), (report.Removed, report.Vectors!.Kept));
        Assert.DoesNotContain((await _pipeline.AskAsync("erased disk")).Passages, hit => hit.Passage.Text.Contains("purged", StringComparison.Ordinal));
    }

    private static (int Embedded, int Kept, int Waiting, int Refused, string? Problem) Vectors(SourceReport report) =>
        (report.Vectors!.Embedded, report.Vectors.Kept, report.Vectors.Waiting, report.Vectors.Refused, report.Vectors.Problem);
}
