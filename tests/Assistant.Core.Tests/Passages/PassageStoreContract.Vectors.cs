using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Passages.Vectors;
using Assistant.Core.Privacy;
using Assistant.Fakes.Models;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages;

public abstract partial class PassageStoreContract
{
    private static readonly TextClass[] AllText = Enum.GetValues<TextClass>();

    private static VectorSpace Space { get; } = new("tiny", 64, "");

    [Fact]
    public async Task SearchByMeaning_AnotherWordForIt_FindsThePassageThatWordsDoNot()
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "Old files are purged from scratch"), Passage(Document("/b"), "The walltime of a job"));
        Assert.Equal((2, 0), await EmbedAsync(store, "docs"));

        Assert.DoesNotContain(await SearchAsync(store, "wiped disk"), text => text.Contains("purged", StringComparison.Ordinal));
        Assert.Equal("Old files are purged from scratch", (await SearchByMeaningAsync(store, "wiped disk"))[0]);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task SearchByMeaning_ByLabels_GivesWhatTheCallerMayRead(string reader, string[] expected)
    {
        var store = Create();
        var document = Document("/mixed");
        await StoreAsync(store,
            Passage(document, "public secret", 0),
            Passage(document, "staff secret", 1, Audience.Staff),
            Passage(document, "group secret", 2, Audience.Group("CLIMATE")),
            Passage(document, "requester ann secret", 3, Audience.Requester("Ann").With(Audience.Staff)));
        await EmbedAsync(store, "docs");

        var found = await SearchByMeaningAsync(store, "secret", CallerOf(reader));

        Assert.Equal(expected.Select(text => $"{text} secret").Order(), found.Order());
    }

    [Fact]
    public async Task SearchByMeaning_ManyNearerOnesAreForbidden_StillFillsTheList()
    {
        var store = Create();
        await StoreAsync(store,
        [
            .. Enumerable.Range(0, 500).Select(i => Passage(Document($"/staff/{i}"), $"purge {i}", 0, Audience.Staff)),
            .. Enumerable.Range(0, 5).Select(i => Passage(Document($"/public/{i}"), $"A long text about many other things {i}")),
        ]);
        await EmbedAsync(store, "docs");

        Assert.Equal(5, (await SearchByMeaningAsync(store, "purge", top: 5)).Count);
    }

    [Fact]
    public async Task SearchByMeaning_LabelsChange_CountAtOnceWithoutANewVector()
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "the secret"));
        await EmbedAsync(store, "docs");
        Assert.Single(await SearchByMeaningAsync(store, "secret"));

        await StoreAsync(store, Passage(Document("/a"), "the secret", 0, Audience.Staff));

        Assert.Empty(await SearchByMeaningAsync(store, "secret"));
        Assert.Equal((0, 1), await EmbedAsync(store, "docs"));
        Assert.Single(await SearchByMeaningAsync(store, "secret", Staff));
    }

    [Fact]
    public async Task SearchByMeaning_BySourceAndKind_KeepsToThem()
    {
        var store = Create();
        await StoreAsync(store,
            Passage(Document("/a"), "queue one"), Passage(Document("/a", "wiki"), "queue two"),
            Passage(Document("/b"), "queue three") with { Kind = PassageKind.TicketResolution });
        await EmbedAsync(store, "docs");
        await EmbedAsync(store, "wiki");

        Assert.Equal(["queue two"], await SearchByMeaningAsync(store, "queue", source: "wiki"));
        Assert.Equal(["queue three"], await SearchByMeaningAsync(store, "queue", kinds: [PassageKind.TicketResolution]));
        Assert.Equal(3, (await SearchByMeaningAsync(store, "queue")).Count);
    }

    [Fact]
    public async Task Vectors_AfterAChange_AreMissingForWhatChangedAlone()
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "one", 0), Passage(Document("/a"), "two", 1), Passage(Document("/b"), "three"));
        Assert.Equal((3, 0), await EmbedAsync(store, "docs"));

        await StoreAsync(store, Passage(Document("/a"), "one", 0), Passage(Document("/a"), "two changed", 1));

        Assert.Equal((1, 2), await EmbedAsync(store, "docs"));
        var found = await SearchByMeaningAsync(store, "two");
        Assert.Equal(["one", "three", "two changed"], found.Order());
        Assert.Equal("two changed", found[0]);
    }

    [Fact]
    public async Task Vectors_OfAcceptedTextAlone_AreMissing()
    {
        var store = Create();
        await StoreAsync(store,
            Passage(Document("/a"), "public"), Passage(Document("/b"), "internal", 0, Audience.Staff),
            Passage(Document("/c"), "ticket", 0, Audience.Staff) with { Kind = PassageKind.TicketProblem });

        Assert.Equal(["public"], await MissingAsync(store, "docs", TextClass.Public));
        Assert.Equal(["internal", "public"], await MissingAsync(store, "docs", TextClass.Public, TextClass.Internal));
        Assert.Equal(["ticket"], await MissingAsync(store, "docs", TextClass.Tickets));
    }

    [Fact]
    public async Task Vectors_OfAnotherModel_AreAllMissing_AndSearchedOnceWhole()
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "one"), Passage(Document("/b"), "two"));
        await EmbedAsync(store, "docs");
        var other = new VectorSpace("other", 32, "passage: ");

        Assert.Equal((2, 0), await EmbedAsync(store, "docs", other, most: 1));
        Assert.Empty(await SearchByMeaningAsync(store, "one", space: other));
        Assert.Equal(2, (await SearchByMeaningAsync(store, "one")).Count);

        Assert.Equal((1, 1), await EmbedAsync(store, "docs", other));
        Assert.Equal(["one", "two"], await SearchByMeaningAsync(store, "one", space: other));
    }

    [Fact]
    public async Task Vectors_AddedByAnotherProcess_AreFoundByTheNextSearch()
    {
        var (reader, writer) = (Create(), Create());
        await StoreAsync(writer, Passage(Document("/a"), "one"));
        Assert.Empty(await SearchByMeaningAsync(reader, "one"));
        await EmbedAsync(writer, "docs");
        Assert.Single(await SearchByMeaningAsync(reader, "one"));

        await StoreAsync(writer, Passage(Document("/b"), "two"));
        await EmbedAsync(writer, "docs");

        Assert.Equal(["two", "one"], await SearchByMeaningAsync(reader, "two"));
    }

    [Fact]
    public async Task Vectors_OfAProcessThatDied_AreKept_AndTheNextMakesTheRest()
    {
        var store = Create();
        await StoreAsync(store, [.. Enumerable.Range(0, 5).Select(i => Passage(Document($"/{i}"), $"queue {i}"))]);
        await using (var dying = await store.OpenVectorsAsync("docs", Space, Token))
        {
            var missing = await dying.ReadMissingAsync(AllText, Token).ToListAsync(Token);
            await dying.AddAsync([.. missing.Take(2).Select(passage => new PassageVector(passage, WordVectors.Of(PassageMeaning.TextOf(passage), Space.Dimensions)))], Token);
        }

        Assert.Empty(await SearchByMeaningAsync(store, "queue"));
        Assert.Equal((3, 2), await EmbedAsync(Create(), "docs"));
        Assert.Equal(5, (await SearchByMeaningAsync(store, "queue")).Count);
    }

    [Fact]
    public async Task Vectors_OfAnEqualTextOfAnotherSource_AreTakenFromThere()
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "one"), Passage(Document("/b", "wiki"), "one"), Passage(Document("/c", "wiki"), "two"));
        await EmbedAsync(store, "docs");

        Assert.Equal((1, 1), await EmbedAsync(store, "wiki"));
        Assert.Equal(["one", "two"], (await SearchByMeaningAsync(store, "one", source: "wiki")).Order());
    }

    [Fact]
    public async Task Vectors_OfARebuiltSource_AreKept()
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "one"), Passage(Document("/b"), "two"));
        await EmbedAsync(store, "docs");
        await using (var rebuild = await store.OpenRebuildAsync("docs", Token))
        {
            await rebuild.ReplaceAsync(Document("/moved"), [Passage(Document("/moved"), "one")], Token);
            await rebuild.KeepAsync(Document("/b"), null, Token);
            await rebuild.SwitchAsync(Token);
        }

        Assert.Equal(["one", "two"], await SearchByMeaningAsync(store, "one"));
        Assert.Equal((0, 2), await EmbedAsync(store, "docs"));
    }

    [Fact]
    public async Task VectorStatus_TellsHowManyPassagesHaveOne_AndWhetherTheyAreSearched()
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "one"), Passage(Document("/b"), "two"), Passage(Document("/c"), "two"), Passage(Document("/d"), "four"));
        Assert.Equal(new VectorStatus("docs", 0, false, false), await StatusAsync());

        await EmbedAsync(store, "docs", most: 1);
        Assert.Equal(new VectorStatus("docs", 1, false, false), await StatusAsync());

        await EmbedAsync(store, "docs");
        await StoreAsync(store, Passage(Document("/d"), "four changed"));
        Assert.Equal(new VectorStatus("docs", 3, true, false), await StatusAsync());
        Assert.Equal(new VectorStatus("docs", 0, false, true), await StatusAsync(new VectorSpace("other", 64, "")));

        async Task<VectorStatus> StatusAsync(VectorSpace? space = null) => Assert.Single(await store.GetVectorStatusAsync(space ?? Space, Token));
    }

    [Fact]
    public async Task Vectors_OfASourceWithoutPassages_AreNoFault()
    {
        var store = Create();

        Assert.Equal((0, 0), await EmbedAsync(store, "nothing"));
        Assert.Empty(await SearchByMeaningAsync(store, "one"));
    }

    // How many were missing, and how many were there. In which order they come is the store's affair.
    private protected static async Task<(int Missing, int Present)> EmbedAsync(IPassageStore store, string source, VectorSpace? space = null, int most = int.MaxValue)
    {
        space ??= Space;
        await using var vectors = await store.OpenVectorsAsync(source, space, Token);
        var missing = await vectors.ReadMissingAsync(AllText, Token).ToListAsync(Token);
        var present = vectors.Present;
        var made = missing.OrderBy(passage => passage.Text, StringComparer.Ordinal).Take(most).Select(passage => new PassageVector(passage, WordVectors.Of(PassageMeaning.TextOf(passage), space.Dimensions))).ToList();
        await vectors.AddAsync(made, Token);
        await vectors.FinishAsync(made.Count == missing.Count, Token);
        return (missing.Count, present);
    }

    private protected static async Task<IReadOnlyList<string>> SearchByMeaningAsync(
        IPassageStore store, string text, Caller? caller = null, string? source = null, PassageKind[]? kinds = null, int top = 10, VectorSpace? space = null)
    {
        space ??= Space;
        var query = new PassageQuery { Text = text, Vector = new QueryVector(space, WordVectors.Of(text, space.Dimensions)), Source = source, Kinds = kinds ?? [], Top = top };
        return [.. (await store.SearchAsync(query, caller ?? User, Token)).Select(hit => hit.Passage.Text)];
    }

    private static async Task<IReadOnlyList<string>> MissingAsync(IPassageStore store, string source, params TextClass[] accepted)
    {
        await using var vectors = await store.OpenVectorsAsync(source, Space, Token);
        return [.. (await vectors.ReadMissingAsync(accepted, Token).ToListAsync(Token)).Select(passage => passage.Text).Order()];
    }
}
