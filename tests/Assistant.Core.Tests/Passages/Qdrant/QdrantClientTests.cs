using Assistant.Core.Passages;
using Assistant.Core.Passages.Qdrant.Wire;

namespace Assistant.Core.Tests.Passages.Qdrant;

/// <summary>The typed client against the wire: what the store does not use every day.</summary>
public sealed class QdrantClientTests : IAsyncLifetime
{
    private const string Collection = "things";

    private static readonly QdrantFilter Everything = new([QdrantCondition.IsAny("labels", ["public"])]);
    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 6).Select(i => new Guid(i, 0, 0, new byte[8]))];

    private QdrantStores _stores = null!;
    private QdrantClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stores = await QdrantStores.StartAsync();
        _client = _stores.Client();
        await _client.CreateCollectionAsync(Collection, new CreateCollection
        {
            Vectors = new Dictionary<string, DenseVectorParams> { ["dense"] = new(2, "Cosine") },
            SparseVectors = new Dictionary<string, SparseVectorParams> { ["bm25"] = new("idf") },
            StrictModeConfig = new StrictModeConfig(true, false, false),
        }, Token);
        await _client.CreatePayloadIndexAsync(Collection, "labels", new FieldIndex("keyword"), Token);
        await _client.CreatePayloadIndexAsync(Collection, "page", new FieldIndex("keyword"), Token);
        await _client.UpsertAsync(Collection, [.. Ids.Select((id, i) => Point(id, i))], Token);
    }

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Fact]
    public async Task Query_BySparseVector_WeighsRarePlacesMore()
    {
        var found = await _client.QueryAsync(Collection, Query(new SparseVector([1, 100], [1, 1]), "bm25"), Token);

        Assert.Equal(6, found.Count);
        Assert.Equal(Ids[5], found[0].Id); // Place 100 is its alone, place 1 stands in all.
    }

    [Fact]
    public async Task Query_WithPrefetches_FusesThemByRank()
    {
        var query = new QueryPoints
        {
            Prefetch = [new(new float[] { 1, 0 }, "dense", Everything, 3), new(new SparseVector([100], [1]), "bm25", Everything, 3)],
            Query = new RrfQuery(new RrfParameters(60, [1, 2])),
            Filter = Everything,
            Limit = 10,
        };

        var found = await _client.QueryAsync(Collection, query, Token);

        Assert.Equal(Ids[5], found[0].Id);
        Assert.Equal(2f / 60, found[0].Score, 1e-5);
        Assert.Equal(4, found.Count);
        Assert.Equal(Ids[0], found[1].Id);
    }

    [Fact]
    public async Task QueryGroups_GivesTheBestOfEachPage()
    {
        var query = Query(new SparseVector([1], [1]), "bm25") with { GroupBy = "page", GroupSize = 2, Limit = 2 };

        var groups = await _client.QueryGroupsAsync(Collection, query, Token);

        Assert.Equal(2, groups.Count);
        Assert.All(groups, group => Assert.Equal(2, group.Hits.Count));
        Assert.Equal(2, groups.Select(group => group.Id.GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Scroll_PageByPage_GivesEachPointOnce()
    {
        var first = await _client.ScrollAsync(Collection, Everything, 4, null, withPayload: true, Token);
        var second = await _client.ScrollAsync(Collection, Everything, 4, first.NextPageOffset, withPayload: true, Token);

        Assert.Equal(Ids, first.Points.Concat(second.Points).Select(point => point.Id));
        Assert.Null(second.NextPageOffset);
    }

    [Fact]
    public async Task Upsert_OfAPointThatIsThere_ReplacesAllOfIt()
    {
        await _client.UpsertAsync(Collection, [new QdrantPoint(Ids[0], new Dictionary<string, object>(), new { Labels = new[] { "public" } })], Token);

        var point = Assert.Single(await _client.RetrieveAsync(Collection, [Ids[0]], Token));
        Assert.False(point.Payload.TryGetProperty("page", out _));
        Assert.Equal(5, (await _client.QueryAsync(Collection, Query(new SparseVector([1], [1]), "bm25"), Token)).Count);
    }

    [Fact]
    public async Task SetPayload_LeavesTheOtherFields()
    {
        await _client.SetPayloadAsync(Collection, new { Labels = new[] { "staff" } }, new QdrantFilter([QdrantCondition.Is("page", "p0")]), Token);

        Assert.Equal(4, await _client.CountAsync(Collection, Everything, Token));
        var point = Assert.Single(await _client.RetrieveAsync(Collection, [Ids[0], Guid.NewGuid()], Token));
        Assert.Equal("p0", point.Payload.GetProperty("page").GetString());
    }

    [Fact]
    public async Task Filter_OfNoLabel_MatchesNothing() =>
        Assert.Equal(0, await _client.CountAsync(Collection, new QdrantFilter([QdrantCondition.IsAny("labels", [])]), Token));

    [Fact]
    public void Filter_WithoutAlternatives_IsRefused() => Assert.Throws<ArgumentException>(() => QdrantCondition.Any([]));

    [Fact]
    public async Task Filter_OnAFieldWithoutIndex_IsRefusedByStrictMode()
    {
        var fault = await Assert.ThrowsAsync<PassageStoreException>(() => _client.CountAsync(Collection, new QdrantFilter([QdrantCondition.Is("colour", "red")]), Token));

        Assert.Contains("wants an index that is not there: Bad request: Index required but not found for \"colour\"", fault.Message);
    }

    [Fact]
    public async Task Vector_OfAnotherLength_IsRefused()
    {
        var fault = await Assert.ThrowsAsync<PassageStoreException>(() => _client.QueryAsync(Collection, Query(new float[] { 1, 0, 0 }, "dense"), Token));

        Assert.Contains("keeps vectors of another length", fault.Message);
    }

    [Fact]
    public async Task Collection_ThatIsThere_IsKept()
    {
        await _client.CreateCollectionAsync(Collection, new CreateCollection { SparseVectors = new Dictionary<string, SparseVectorParams>() }, Token);

        Assert.Equal(6, await _client.CountAsync(Collection, Everything, Token));
        Assert.True(await _client.CollectionExistsAsync(Collection, Token));
        Assert.False(await _client.CollectionExistsAsync("nothing", Token));
    }

    [Fact]
    public async Task Change_LargerThanTheServerTakes_IsNotSent()
    {
        var points = Enumerable.Range(0, 40).Select(i => new QdrantPoint(Guid.NewGuid(), new Dictionary<string, object>(), new { Text = new string('x', 1_000_000) })).ToList();

        var fault = await Assert.ThrowsAsync<PassageStoreException>(() => _client.UpsertAsync(Collection, points, Token));

        Assert.Contains("more than it takes at once (32 MB)", fault.Message);
    }

    private static QueryPoints Query(object vector, string name) => new() { Query = vector, Using = name, Filter = Everything, Limit = 10 };

    private static QdrantPoint Point(Guid id, int number) => new(
        id,
        new Dictionary<string, object>
        {
            ["dense"] = new float[] { 1, number },
            ["bm25"] = number == 5 ? new SparseVector([1, 100], [1, 1]) : new SparseVector([1], [1]),
        },
        new { Labels = new[] { "public", "staff" }, Page = $"p{number / 2}" });
}
