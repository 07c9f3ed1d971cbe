using System.Text.Json;

namespace Assistant.Core.Passages.Qdrant.Wire;

/// <summary>
/// The calls of Qdrant's HTTP API that the store needs, named as in the package Qdrant.Client. Every one throws
/// <see cref="PassageStoreException"/> where no result comes; writes return when they are visible to readers.
/// </summary>
internal sealed class QdrantClient(QdrantTransport transport)
{
    private static readonly QdrantPolicy Reading = QdrantPolicy.Reading;
    private static readonly QdrantPolicy Writing = QdrantPolicy.Writing;

    /// <summary>The address, for people.</summary>
    public string Address => transport.Endpoint.ToString();

    // With copies of a shard, one of them may lag.
    private string Consistency => transport.Endpoint.Replicas > 1 ? "?consistency=majority" : "";

    /// <summary>What the server says of itself; needs no key.</summary>
    public async Task<QdrantVersion> GetVersionAsync(CancellationToken cancellationToken)
    {
        var answer = await transport.SendAsync(HttpMethod.Get, "", null, Reading, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize<QdrantVersion>(answer, QdrantJson.Options) is { Version: not null } version ? version : throw new JsonException();
        }
        catch (JsonException)
        {
            throw QdrantFaults.Of(transport.Endpoint, "GET /", System.Net.HttpStatusCode.NotFound, answer, isJson: false);
        }
    }

    public async Task<IReadOnlyList<string>> ListCollectionsAsync(CancellationToken cancellationToken) =>
        [.. (await transport.SendAsync<CollectionList>(HttpMethod.Get, "collections", null, Reading, cancellationToken)).Collections.Select(collection => collection.Name)];

    public Task<CollectionInfo> GetCollectionInfoAsync(string collection, CancellationToken cancellationToken) =>
        transport.SendAsync<CollectionInfo>(HttpMethod.Get, Path(collection), null, Reading, cancellationToken);

    public async Task<bool> CollectionExistsAsync(string collection, CancellationToken cancellationToken) =>
        (await transport.SendAsync<Existence>(HttpMethod.Get, $"{Path(collection)}/exists", null, Reading, cancellationToken)).Exists;

    /// <summary>Makes a collection; one that is there is kept as it is.</summary>
    public async Task CreateCollectionAsync(string collection, CreateCollection settings, CancellationToken cancellationToken)
    {
        try
        {
            await transport.SendAsync<bool>(HttpMethod.Put, Path(collection), settings, Writing, cancellationToken);
        }
        catch (PassageStoreException fault) when (QdrantRefusal.IsThere(fault))
        {
            // Made by another process, or by a first try whose answer was lost.
        }
    }

    /// <summary>Sets how the dense vectors of a collection are kept in short.</summary>
    public Task QuantizeAsync(string collection, QuantizationConfig quantization, CancellationToken cancellationToken) =>
        transport.SendAsync<bool>(HttpMethod.Patch, Path(collection), new { QuantizationConfig = quantization }, Writing, cancellationToken);

    /// <summary>Makes room for a dense vector in a collection; one that is there is kept. Servers before 1.18 know no such call.</summary>
    public async Task CreateVectorAsync(string collection, string vector, DenseVectorParams settings, CancellationToken cancellationToken)
    {
        try
        {
            await ChangeAsync(HttpMethod.Put, VectorPath(collection, vector), new { Dense = settings }, cancellationToken);
        }
        catch (PassageStoreException fault) when (QdrantRefusal.IsThere(fault))
        {
            // Made by another process, or by a first try whose answer was lost.
        }
    }

    /// <summary>Takes a vector out of a collection, from all points. Servers before 1.18 know no such call.</summary>
    public Task DeleteVectorAsync(string collection, string vector, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Delete, VectorPath(collection, vector), null, cancellationToken);

    public Task DeleteCollectionAsync(string collection, CancellationToken cancellationToken) =>
        transport.SendAsync<bool>(HttpMethod.Delete, Path(collection), null, Writing, cancellationToken);

    public Task CreatePayloadIndexAsync(string collection, string field, FieldIndex index, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Put, $"{Path(collection)}/index", new CreateFieldIndex(field, index), cancellationToken);

    public async Task<IReadOnlyList<AliasDescription>> ListAliasesAsync(CancellationToken cancellationToken) =>
        (await transport.SendAsync<AliasList>(HttpMethod.Get, "aliases", null, Reading, cancellationToken)).Aliases;

    /// <summary>Changes aliases in one step: readers see all the changes or none.</summary>
    public Task UpdateAliasesAsync(IReadOnlyList<AliasAction> actions, CancellationToken cancellationToken) =>
        transport.SendAsync<bool>(HttpMethod.Post, "collections/aliases", new { Actions = actions }, Writing, cancellationToken);

    public Task UpsertAsync(string collection, IReadOnlyList<QdrantPoint> points, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Put, $"{Path(collection)}/points", new { Points = points }, cancellationToken);

    public Task DeleteAsync(string collection, QdrantFilter filter, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Post, $"{Path(collection)}/points/delete", new { Filter = filter }, cancellationToken);

    /// <summary>Sets vectors of points that are there, and leaves their others.</summary>
    public Task UpdateVectorsAsync(string collection, IReadOnlyList<QdrantPointVectors> points, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Put, $"{Path(collection)}/points/vectors", new { Points = points }, cancellationToken);

    /// <summary>Takes vectors from points.</summary>
    public Task DeleteVectorsAsync(string collection, IReadOnlyList<string> vectors, QdrantFilter filter, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Post, $"{Path(collection)}/points/vectors/delete", new { Vector = vectors, Filter = filter }, cancellationToken);

    /// <summary>Sets fields of the payload, and leaves the others.</summary>
    public Task SetPayloadAsync(string collection, object payload, QdrantFilter filter, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Post, $"{Path(collection)}/points/payload", new { Payload = payload, Filter = filter }, cancellationToken);

    /// <summary>The points of these ids with their payload; absent ones are left out, and the order is the server's.</summary>
    public Task<IReadOnlyList<RetrievedPoint>> RetrieveAsync(string collection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        transport.SendAsync<IReadOnlyList<RetrievedPoint>>(HttpMethod.Post, $"{Path(collection)}/points{Consistency}", new { Ids = ids, WithPayload = true }, Reading, cancellationToken);

    /// <summary>One vector of each of these points; without their payload.</summary>
    public Task<IReadOnlyList<RetrievedPoint>> RetrieveVectorsAsync(string collection, IReadOnlyList<Guid> ids, string vector, CancellationToken cancellationToken) =>
        transport.SendAsync<IReadOnlyList<RetrievedPoint>>(
            HttpMethod.Post, $"{Path(collection)}/points{Consistency}", new { Ids = ids, WithPayload = false, WithVector = new[] { vector } }, Reading, cancellationToken);

    /// <summary>A page of points in the order of their ids.</summary>
    public Task<ScrollPage> ScrollAsync(string collection, QdrantFilter filter, int limit, Guid? offset, object withPayload, CancellationToken cancellationToken) =>
        transport.SendAsync<ScrollPage>(
            HttpMethod.Post, $"{Path(collection)}/points/scroll{Consistency}", new { Filter = filter, Limit = limit, Offset = offset, WithPayload = withPayload }, Reading, cancellationToken);

    public async Task<long> CountAsync(string collection, QdrantFilter filter, CancellationToken cancellationToken) =>
        (await transport.SendAsync<PointCount>(HttpMethod.Post, $"{Path(collection)}/points/count{Consistency}", new { Filter = filter, Exact = true }, Reading, cancellationToken)).Count;

    /// <summary>The values of an indexed field among the points that match, the most frequent first.</summary>
    public async Task<IReadOnlyList<FacetHit>> FacetAsync(string collection, string key, QdrantFilter filter, int limit, CancellationToken cancellationToken) =>
        (await transport.SendAsync<FacetList>(
            HttpMethod.Post, $"{Path(collection)}/facet{Consistency}", new { Key = key, Filter = filter, Limit = limit, Exact = true }, Reading, cancellationToken)).Hits;

    public async Task<IReadOnlyList<ScoredPoint>> QueryAsync(string collection, QueryPoints query, CancellationToken cancellationToken) =>
        (await transport.SendAsync<PointList>(HttpMethod.Post, $"{Path(collection)}/points/query{Consistency}", query, Reading, cancellationToken)).Points;

    /// <summary>Several queries in one request; an answer for each, in order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<ScoredPoint>>> QueryBatchAsync(string collection, IReadOnlyList<QueryPoints> queries, CancellationToken cancellationToken) =>
        [.. (await transport.SendAsync<IReadOnlyList<PointList>>(
            HttpMethod.Post, $"{Path(collection)}/points/query/batch{Consistency}", new { Searches = queries }, Reading, cancellationToken)).Select(answer => answer.Points)];

    /// <summary>The best points of each value of <see cref="QueryPoints.GroupBy"/>; <see cref="QueryPoints.Limit"/> counts the groups.</summary>
    public async Task<IReadOnlyList<PointGroup>> QueryGroupsAsync(string collection, QueryPoints query, CancellationToken cancellationToken) =>
        (await transport.SendAsync<GroupList>(HttpMethod.Post, $"{Path(collection)}/points/query/groups{Consistency}", query, Reading, cancellationToken)).Groups;

    private async Task ChangeAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        var result = await transport.SendAsync<UpdateResult>(method, $"{path}?wait=true", body, Writing, cancellationToken);
        if (result.Status != "completed")
        {
            throw QdrantFaults.NotConfirmed(transport.Endpoint, $"{method} {path}", result.Status);
        }
    }

    private static string Path(string collection) => $"collections/{Uri.EscapeDataString(collection)}";

    private static string VectorPath(string collection, string vector) => $"{Path(collection)}/vectors/{Uri.EscapeDataString(vector)}";

    private sealed record CollectionList(IReadOnlyList<CollectionName> Collections);

    private sealed record CollectionName(string Name);

    private sealed record Existence(bool Exists);

    private sealed record AliasList(IReadOnlyList<AliasDescription> Aliases);

    private sealed record UpdateResult(string Status);

    private sealed record PointCount(long Count);

    private sealed record FacetList(IReadOnlyList<FacetHit> Hits);

    private sealed record PointList(IReadOnlyList<ScoredPoint> Points);

    private sealed record GroupList(IReadOnlyList<PointGroup> Groups);
}
