using Assistant.Core.Passages;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages;

public abstract partial class PassageStoreContract
{
    [Fact]
    public async Task Search_BestMatchFirst_WithFallingScores()
    {
        var store = Create();
        await StoreAsync(store,
            Passage(Document("/scratch"), "Scratch is purged after 90 days without access. Scratch has no backup."),
            Passage(Document("/home"), "Home holds 50 GB and is backed up; use scratch for large files."),
            Passage(Document("/mpi"), "Load the compiler wrapper and run with srun."));

        var hits = await store.SearchAsync(new PassageQuery { Text = "when is scratch purged" }, User, Token);

        Assert.Equal(["/scratch", "/home"], hits.Select(hit => hit.Passage.Url));
        Assert.True(hits[0].Score > hits[1].Score && hits[1].Score > 0);
    }

    [Fact]
    public async Task Search_ByTitleOrHeading_FindsPassage()
    {
        var store = Create();
        await StoreAsync(store,
            Passage(Document("/a"), "The limit is two days.", title: "Partitions"),
            Passage(Document("/b"), "The limit is ten files.") with { HeadingPath = ["Storage", "Quota"] });

        Assert.Equal(["The limit is two days."], await SearchAsync(store, "partitions"));
        Assert.Equal(["The limit is ten files."], await SearchAsync(store, "quotas"));
    }

    [Fact]
    public async Task Search_OnePageHasManyMatches_LeavesRoomForOthers()
    {
        var store = Create();
        await StoreAsync(store,
        [
            .. PassagesOf(Document("/long"), [.. Enumerable.Range(0, 20).Select(i => $"The scratch quota of system {i}")]),
            Passage(Document("/other"), "The scratch quota in general, which is rather more text"),
        ]);

        Assert.Contains("The scratch quota in general, which is rather more text", await SearchAsync(store, "scratch quota", top: 5));
    }

    [Fact]
    public async Task Search_AsksForFew_GivesFew()
    {
        var store = Create();
        await StoreAsync(store, [.. Enumerable.Range(0, 30).Select(i => Passage(Document($"/{i}"), $"Queue number {i}"))]);

        Assert.Equal(3, (await SearchAsync(store, "queue", top: 3)).Count);
        Assert.Equal(30, (await SearchAsync(store, "queue", top: 1000)).Count);
    }

    [Fact]
    public async Task Search_WithSourceOrKind_KeepsToThem()
    {
        var store = Create();
        await StoreAsync(store,
            Passage(Document("/a"), "Queue in the documentation"),
            Passage(Document("/a", "Docs"), "Queue in another source"),
            Passage(Document("1", "tickets"), "Queue in a problem") with { Kind = PassageKind.TicketProblem },
            Passage(Document("2", "tickets"), "Queue in a solution") with { Kind = PassageKind.TicketResolution });

        Assert.Equal(4, (await SearchAsync(store, "queue")).Count);
        Assert.Equal(["Queue in the documentation"], await SearchAsync(store, "queue", source: "docs"));
        Assert.Equal(["Queue in another source"], await SearchAsync(store, "queue", source: "Docs"));
        Assert.Equal(["Queue in a solution"], await SearchAsync(store, "queue", kinds: [PassageKind.TicketResolution]));
        Assert.Empty(await SearchAsync(store, "queue", source: "docs", kinds: [PassageKind.TicketProblem]));
        Assert.Empty(await SearchAsync(store, "queue", source: "unknown"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("?!.,;:()[]\"'`--- ///")]
    [InlineData("xylophone")]
    [InlineData("\uD800 \0 \uFFFF")]
    public async Task Search_NothingToFind_GivesNothing(string text)
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "Queue"));

        Assert.Empty(await SearchAsync(store, text));
    }

    [Fact]
    public async Task Search_VeryLongText_IsAnswered()
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "The purge removes old files from scratch."));
        var log = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"line{i} error=0x{i:x8}"));

        Assert.Single(await SearchAsync(store, $"{log} Why were my files purged from scratch?"));
    }

    [Fact]
    public async Task Search_WordsTogetherInSomeSourcesOnly_IsAnsweredFromAll()
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "pending job in the queue"));
        await StoreAsync(store, Passage(Document("/b"), "a job that was cancelled while the other one is pending somewhere else"));
        await StoreAsync(store, Passage(Document("1", "tickets"), "job"));

        Assert.Equal(3, (await SearchAsync(store, "pending job")).Count);
        Assert.Equal("pending job in the queue", (await SearchAsync(store, "pending job"))[0]);
    }

    [Fact]
    public async Task Search_StoreIsEmpty_GivesNothing()
    {
        var store = Create();

        Assert.Empty(await SearchAsync(store, "queue"));
        Assert.Empty(await ReadAsync(store, Document("/a")));
        Assert.Empty((await store.GetStatusAsync(Token)).Sources);
    }

    [Fact]
    public async Task Passage_WithEveryField_ComesBackEqual()
    {
        var store = Create();
        var written = Passage(Document("https://docs.example.org/a/?x=1", "Docs_1-a"), "naïve — `qsub -l select=2`\n\n| a | b |\n|---|---|\n| 1 | 𝛼 |", 7) with
        {
            Kind = PassageKind.TicketWorkNote,
            Url = "https://docs.example.org/a/?x=1#über",
            Title = "Título › π",
            HeadingPath = ["Outer › x", "", "Inner"],
            Anchor = "über",
            OverlapLength = 5,
            Audience = Audience.Public.With(Audience.Group("Climate")).With(Audience.Requester("ann@example.org")),
            FetchedAt = Fetched.AddTicks(1),
            Tags = new Dictionary<string, string> { ["system"] = "polaris", ["Empty"] = "" },
        };
        await StoreAsync(store, written, Passage(written.Document, "plain", 8));

        var read = await store.ReadDocumentAsync(written.Document, User, Token);
        var found = (await store.SearchAsync(new PassageQuery { Text = "select=2" }, User, Token)).Single().Passage;

        Assert.Equivalent(written, read[0], strict: true);
        Assert.Equivalent(written, found, strict: true);
        Assert.Equal(written.FetchedAt, read[0].FetchedAt);
        Assert.Equal(written.Audience, read[0].Audience);
        Assert.Null(read[1].Anchor);
        Assert.Empty(read[1].HeadingPath);
        Assert.Empty(read[1].Tags);
    }
}
