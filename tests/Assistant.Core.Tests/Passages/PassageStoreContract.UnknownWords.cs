using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages;

public abstract partial class PassageStoreContract
{
    [Theory]
    [InlineData("how long do jobs wait in the queues", "")]
    [InlineData("waiting in a partition", "")]       // another form, another name
    [InlineData("the quuee, the queu", "")]          // typing errors
    [InlineData("the quene", "quene")]               // another letter in a short word makes another word
    [InlineData("salary of a queue", "salary")]
    [InlineData("quota-admin-tool", "quota-admin-tool quota admin tool")]
    public async Task UnknownWords_OfAQuestion_AreThoseThatNoReadablePassageHas(string question, string unknown)
    {
        var store = Create();
        await StoreOpenAndClosedAsync(store);

        Assert.Equal(unknown, string.Join(' ', await FindUnknownWordsAsync(store, question, User)));
    }

    [Fact]
    public async Task UnknownWords_WordOfAnUnreadablePassage_IsUnknownToOthersAlone()
    {
        var store = Create();
        await StoreOpenAndClosedAsync(store);

        Assert.Empty(await FindUnknownWordsAsync(store, "quota-admin-tool", Staff));
        Assert.NotEmpty(await FindUnknownWordsAsync(store, "quota-admin-tool", User));
    }

    [Fact]
    public async Task UnknownWords_OfAnEmptyStore_AreAllThatTellSomething() =>
        Assert.Equal(["salary", "queue"], await FindUnknownWordsAsync(Create(), "the salary of a queue", User));

    [Fact]
    public async Task UnknownWords_ManyMistypedBesideOtherNames_OnlyTheMistypedAreCorrected()
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "The queue of gateway storage, compiler, network, container, scheduler, notebook, transfer and terminal."));
        const string Question = "partition partitions gatewya storaeg compielr netwrok contaienr schedulre notebok tranfser termnial";

        Assert.Equal(["termnial"], await FindUnknownWordsAsync(store, Question, User)); // Eight corrections are looked for.
    }

    private static Task StoreOpenAndClosedAsync(IPassageStore store) => StoreAsync(
        store,
        Passage(Document("https://docs.example.org/queue/"), "Jobs wait in the queue."),
        Passage(Document("https://docs.example.org/quota/"), "Run quota-admin-tool.", audience: Audience.Staff));

    private static Task<IReadOnlyList<string>> FindUnknownWordsAsync(IPassageStore store, string question, Caller caller) =>
        store.FindUnknownWordsAsync(new PassageQuery { Text = question }, caller, Token);
}
