using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages.Embedded;

public sealed class UnknownWordsTests : IDisposable
{
    private readonly EmbeddedStores _stores = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _stores.Dispose();

    [Theory]
    [InlineData("how long do jobs wait in the queues", "")]
    [InlineData("waiting in a partition", "")]       // another form, another name
    [InlineData("the quuee, the queu", "")]          // typing errors
    [InlineData("the quene", "quene")]               // another letter in a short word makes another word
    [InlineData("salary of a queue", "salary")]
    [InlineData("quota-admin-tool", "quota-admin-tool quota admin tool")]
    public async Task Find_WordsOfAQuestion_GivesThoseThatNoReadablePassageHas(string question, string unknown)
    {
        var store = await StoreAsync();

        Assert.Equal(unknown, string.Join(' ', await FindAsync(store, question, User)));
    }

    [Fact]
    public async Task Find_WordOfAnUnreadablePassage_IsUnknownToOthersAlone()
    {
        var store = await StoreAsync();

        Assert.Empty(await FindAsync(store, "quota-admin-tool", Staff));
        Assert.NotEmpty(await FindAsync(store, "quota-admin-tool", User));
    }

    private async Task<IPassageStore> StoreAsync()
    {
        var store = _stores.Open();
        await using var writer = await store.OpenWriterAsync("docs", Token);
        var open = Document("https://docs.example.org/queue/");
        await writer.ReplaceAsync(open, [Passage(open, "Jobs wait in the queue.")], Token);
        var closed = Document("https://docs.example.org/quota/");
        await writer.ReplaceAsync(closed, [Passage(closed, "Run quota-admin-tool.", audience: Audience.Staff)], Token);
        await writer.CommitAsync(Token);
        return store;
    }

    private static Task<IReadOnlyList<string>> FindAsync(IPassageStore store, string question, Caller caller) =>
        store.FindUnknownWordsAsync(new PassageQuery { Text = question }, caller, Token);
}
