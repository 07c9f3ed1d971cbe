using Assistant.Core.Configuration;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;
using Assistant.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Tests.Runs;

public abstract class DocumentLedgerTests(DatabaseProvider provider) : DatabaseTest(provider)
{
    private DocumentLedger Ledger => InNewProgram<DocumentLedger>(services => services.AddSingleton<DocumentLedger>());

    [Fact]
    public async Task Load_UnknownSource_IsEmpty() => Assert.Empty(await Ledger.LoadAsync("docs", Token));

    [Fact]
    public async Task Save_Documents_AreReadBackWhole()
    {
        var whole = Document("https://docs.example.org/a/") with
        {
            Version = new DocumentVersion("W/\"1\"", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
            PassageIds = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()],
        };
        var bare = Document("https://docs.example.org/b/");

        await Ledger.SaveAsync("docs", [whole, bare], [], Token);

        var read = await Ledger.LoadAsync("docs", Token);
        Assert.Equal(2, read.Count);
        Assert.Equal(whole.PassageIds, read[whole.Address].PassageIds);
        Assert.Equal(whole with { PassageIds = [] }, read[whole.Address] with { PassageIds = [] }, Same);
        Assert.Equal(bare with { PassageIds = [] }, read[bare.Address] with { PassageIds = [] }, Same);
    }

    [Fact]
    public async Task Save_Again_ReplacesAndForgets_InThisSourceAlone()
    {
        await Ledger.SaveAsync("docs", [Document("a"), Document("b"), Document("c")], [], Token);
        await Ledger.SaveAsync("other", [Document("a"), Document("b")], [], Token);

        await Ledger.SaveAsync("docs", [Document("a") with { ContentHash = "new" }, Document("d")], ["b", "never there"], Token);

        var read = await Ledger.LoadAsync("docs", Token);
        Assert.Equal(["a", "c", "d"], read.Keys.Order());
        Assert.Equal(("new", "hash of c"), (read["a"].ContentHash, read["c"].ContentHash));
        Assert.Equal(["a", "b"], (await Ledger.LoadAsync("other", Token)).Keys.Order());
    }

    [Fact]
    public async Task Save_OneAddressTwice_KeepsTheLater()
    {
        await Ledger.SaveAsync("docs", [Document("a"), Document("a") with { ContentHash = "later" }], [], Token);

        Assert.Equal("later", (await Ledger.LoadAsync("docs", Token))["a"].ContentHash);
    }

    [Fact]
    public async Task Save_ManyDocumentsWithLongAddresses_AllStay()
    {
        var documents = Enumerable.Range(0, 1200).Select(n => Document($"https://docs.example.org/{new string('x', 6000)}/{n}")).ToList();

        await Ledger.SaveAsync("docs", documents, [], Token);
        await Ledger.SaveAsync("docs", documents[..600], [.. documents[600..].Select(document => document.Address)], Token);

        Assert.Equal(600, (await Ledger.LoadAsync("docs", Token)).Count);
    }

    private static EqualityComparer<DocumentState> Same { get; } = EqualityComparer<DocumentState>.Create(
        (one, other) => (one!.Address, one.Version, one.ContentHash, one.FetchedAt) == (other!.Address, other.Version, other.ContentHash, other.FetchedAt));

    private DocumentState Document(string address) =>
        new(address, new DocumentVersion(null, null), $"hash of {address}", [Guid.NewGuid()], Clock.GetUtcNow());
}

public sealed class DocumentLedgerOnSqliteTests() : DocumentLedgerTests(DatabaseProvider.Sqlite);

public sealed class DocumentLedgerOnPostgreSqlTests() : DocumentLedgerTests(DatabaseProvider.PostgreSql);
