using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages;

public abstract partial class PassageStoreContract
{
    public static TheoryData<string, string[]> Readers => new()
    {
        { nameof(User), ["public", "requester ann"] },
        { nameof(OtherUser), ["public"] },
        { nameof(Member), ["public", "group"] },
        { nameof(Staff), ["public", "staff", "requester ann"] },
        { nameof(Admin), ["public"] },
        { nameof(Caller.Anonymous), ["public"] },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task SearchAndRead_ByLabels_GiveWhatTheCallerMayRead(string reader, string[] expected)
    {
        var store = Create();
        var document = Document("/mixed");
        await StoreAsync(store,
            Passage(document, "public secret", 0),
            Passage(document, "staff secret", 1, Audience.Staff),
            Passage(document, "group secret", 2, Audience.Group("CLIMATE")),
            Passage(document, "requester ann secret", 3, Audience.Requester("Ann").With(Audience.Staff)));
        var caller = CallerOf(reader);
        var texts = expected.Select(text => $"{text} secret").Order().ToList();

        Assert.Equal(texts, (await SearchAsync(store, "secret", caller)).Order());
        Assert.Equal(texts, (await ReadAsync(store, document, caller)).Order());
    }

    [Fact]
    public async Task Search_ManyBetterMatchesAreForbidden_StillFillsTheList()
    {
        var store = Create();
        await StoreAsync(store,
        [
            .. Enumerable.Range(0, 300).Select(i => Passage(Document($"/staff/{i}"), "purge purge purge", 0, Audience.Staff, "purge")),
            .. Enumerable.Range(0, 5).Select(i => Passage(Document($"/public/{i}"), $"A long text about many things, and one word on the purge {i}")),
        ]);

        Assert.Equal(5, (await SearchAsync(store, "purge", top: 5)).Count);
    }

    [Fact]
    public async Task Search_LabelsChange_CountAtOnce()
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "the secret"));
        Assert.Single(await SearchAsync(store, "secret"));

        await StoreAsync(store, Passage(Document("/a"), "the secret", 0, Audience.Staff));

        Assert.Empty(await SearchAsync(store, "secret"));
        Assert.Single(await SearchAsync(store, "secret", Staff));
    }

    [Fact]
    public async Task Search_Mistyped_FindsTheWord()
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "Certificates are valid for one day."), Passage(Document("/b"), "Nothing of the kind."));

        Assert.Single(await SearchAsync(store, "certifcate"));
        Assert.Single(await SearchAsync(store, "certifiactes vaild"));
    }

    [Fact]
    public async Task Search_MistypedWordOfStaffPassages_IsNotCorrectedForOthers()
    {
        var store = Create();
        await StoreAsync(store,
            Passage(Document("/a"), "The kryptonite of public pages is elsewhere", 0, Audience.Staff),
            Passage(Document("/b"), "Public pages"));

        Assert.Empty(await SearchAsync(store, "kryptonit", User));
        Assert.Single(await SearchAsync(store, "kryptonit", Staff));
    }

    [Fact]
    public async Task Search_WordStandsInStaffPassagesAlone_IsUnknownToOthersAndCorrected()
    {
        var store = Create();
        await StoreAsync(store,
            Passage(Document("/a"), "Quobyte is our internal file store", 0, Audience.Staff),
            Passage(Document("/b"), "A quobite has eight quobits"));

        // Were the staff's word known, the caller would get nothing, and learn by it that the word stands somewhere.
        Assert.Equal(["A quobite has eight quobits"], await SearchAsync(store, "quobyte", User));
        Assert.Equal(["Quobyte is our internal file store"], await SearchAsync(store, "quobyte", Staff));
    }

    [Fact]
    public async Task Search_SynonymStandsInStaffPassagesAlone_AddsNothingForOthers()
    {
        var store = Create();
        await StoreAsync(store,
            Passage(Document("/a"), "Internal partition", 0, Audience.Staff),
            Passage(Document("/b"), "Something public"));

        Assert.Empty(await SearchAsync(store, "queue", User));
        Assert.Single(await SearchAsync(store, "queue", Staff));
    }

    private static Caller CallerOf(string name) => name switch
    {
        nameof(User) => User,
        nameof(OtherUser) => OtherUser,
        nameof(Member) => Member,
        nameof(Staff) => Staff,
        nameof(Admin) => Admin,
        _ => Caller.Anonymous,
    };
}
