using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Fakes.Qdrant;

/// <summary>The Query API over one collection: prefetches, fusion, groups.</summary>
internal sealed class FakeQuery(FakeCollection collection)
{
    private const int DefaultLimit = 10;
    private const int DefaultGroupSize = 3;
    private const int DefaultK = 2;

    /// <summary>Answers a query.</summary>
    public JsonObject Run(JsonElement request)
    {
        var (limit, offset) = (LimitOf(request), NumberOf(request, "offset", 0));
        return new JsonObject { ["points"] = new JsonArray([.. Find(request, FakeFilter.None).Skip(offset).Take(limit).Select(hit => Scored(hit, request))]) };
    }

    /// <summary>Answers a query by the values of a field; points without it drop out.</summary>
    public JsonObject RunGroups(JsonElement request)
    {
        var (limit, size) = (LimitOf(request), NumberOf(request, "group_size", DefaultGroupSize));
        var key = request.GetProperty("group_by").GetString()!;
        collection.StrictMode.CheckGrouping(key);
        var groups = new List<(object Id, List<JsonNode> Hits)>();
        foreach (var hit in Find(request, FakeFilter.None))
        {
            foreach (var value in hit.Point.Values(key).Where(value => value is string or double))
            {
                var group = groups.FirstOrDefault(group => group.Id.Equals(value));
                if (group.Hits is null && groups.Count < limit)
                {
                    groups.Add(group = (value!, []));
                }

                if (group.Hits?.Count < size)
                {
                    group.Hits.Add(Scored(hit, request));
                }
            }
        }

        return new JsonObject
        {
            ["groups"] = new JsonArray([.. groups.Select(group => new JsonObject
            {
                ["hits"] = new JsonArray([.. group.Hits]),
                ["id"] = group.Id is double number ? JsonValue.Create((long)number) : JsonValue.Create((string)group.Id),
            })]),
        };
    }

    /// <summary>What of a payload a request wants.</summary>
    /// <param name="point">The point.</param>
    /// <param name="request">The request.</param>
    /// <param name="otherwise">Whether all of it comes where the request does not say.</param>
    public static JsonNode? PayloadOf(FakePoint point, JsonElement request, bool otherwise)
    {
        var wanted = request.TryGetProperty("with_payload", out var setting) ? setting : default;
        return wanted.ValueKind switch
        {
            JsonValueKind.True => point.Payload.DeepClone(),
            JsonValueKind.Array => Fields(point, Names(wanted).Contains),
            JsonValueKind.Object when wanted.TryGetProperty("include", out var include) => Fields(point, Names(include).Contains),
            JsonValueKind.Object when wanted.TryGetProperty("exclude", out var exclude) => Fields(point, name => !Names(exclude).Contains(name)),
            JsonValueKind.False => null,
            _ => otherwise ? point.Payload.DeepClone() : null,
        };
    }

    private IEnumerable<(FakePoint Point, float Score)> Find(JsonElement request, FakeFilter outer)
    {
        var filter = outer.JoinedWith(FakeFilter.Of(request));
        collection.StrictMode.Check(filter, isChange: false);
        var prefetched = Prefetches(request).Select(IReadOnlyList<(FakePoint Point, float Score)> (prefetch) => [.. Find(prefetch, filter).Take(LimitOf(prefetch))]).ToList();
        var query = request.TryGetProperty("query", out var given) ? given : default;
        var found = query.ValueKind == JsonValueKind.Object && !query.TryGetProperty("indices", out _) && !query.TryGetProperty("nearest", out _)
            ? Fused(query, prefetched)
            : Nearest(request, query, filter, prefetched);
        return request.TryGetProperty("score_threshold", out var threshold) && threshold.ValueKind == JsonValueKind.Number
            ? found.Where(hit => hit.Score >= threshold.GetSingle())
            : found;
    }

    private static IEnumerable<(FakePoint Point, float Score)> Fused(JsonElement query, IReadOnlyList<IReadOnlyList<(FakePoint Point, float Score)>> lists)
    {
        if (lists.Count == 0)
        {
            throw new FakeQdrantException(400, "Bad request: A prefetch is required for a fusion query");
        }

        if (query.TryGetProperty("fusion", out var fusion))
        {
            return fusion.GetString() == "dbsf" ? FakeScoring.Distributions(lists) : FakeScoring.Ranks(lists, DefaultK, null);
        }

        var parameters = query.GetProperty("rrf");
        var weights = parameters.TryGetProperty("weights", out var given) && given.ValueKind == JsonValueKind.Array ? given.EnumerateArray().Select(weight => weight.GetSingle()).ToList() : null;
        return weights is not null && weights.Count != lists.Count
            ? throw FakeQdrantException.WrongInput($"The number of weights ({weights.Count}) should match the number of prefetches ({lists.Count})")
            : FakeScoring.Ranks(lists, NumberOf(parameters, "k", DefaultK), weights);
    }

    private IEnumerable<(FakePoint Point, float Score)> Nearest(
        JsonElement request, JsonElement query, FakeFilter filter, IReadOnlyList<IReadOnlyList<(FakePoint Point, float Score)>> prefetched)
    {
        query = query.ValueKind == JsonValueKind.Object && query.TryGetProperty("nearest", out var nearest) ? nearest : query;
        var among = prefetched.Count == 0 ? null : prefetched.SelectMany(list => list.Select(hit => hit.Point)).ToHashSet();
        bool Matches(FakePoint point) => among?.Contains(point) != false && filter.Matches(point);
        if (query.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return collection.Matching(filter).Where(Matches).Select(point => (point, 0f));
        }

        var name = request.TryGetProperty("using", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : "";
        var vector = FakeVector.Read(query);
        var settings = vector.Dense is null ? collection.Sparse(name) : collection.Dense(name);
        if (settings is null)
        {
            throw FakeQdrantException.NoVector(name);
        }

        if (vector.Dense is null)
        {
            return FakeScoring.Sparse(collection, name, vector.Sparse!, (string?)settings["modifier"] == "idf", Matches);
        }

        return vector.Dense.Length != (int)settings["size"]!
            ? throw FakeQdrantException.WrongInput($"Vector dimension error: expected dim: {settings["size"]}, got {vector.Dense.Length}")
            : FakeScoring.Dense(collection.Points.Where(Matches), name, vector.Dense, (string)settings["distance"]!);
    }

    private int LimitOf(JsonElement request)
    {
        var limit = NumberOf(request, "limit", DefaultLimit);
        collection.StrictMode.CheckLimit("max_query_limit", limit);
        return limit > 0 ? limit : throw FakeQdrantException.Invalid("limit: value 0 invalid, must be 1 or larger");
    }

    private static IEnumerable<JsonElement> Prefetches(JsonElement request) =>
        !request.TryGetProperty("prefetch", out var prefetch) ? []
        : prefetch.ValueKind == JsonValueKind.Array ? prefetch.EnumerateArray()
        : prefetch.ValueKind == JsonValueKind.Object ? [prefetch]
        : [];

    private static JsonNode Scored((FakePoint Point, float Score) hit, JsonElement request)
    {
        var scored = new JsonObject { ["id"] = hit.Point.IdNode, ["version"] = hit.Point.Version, ["score"] = hit.Score };
        if (PayloadOf(hit.Point, request, otherwise: false) is { } payload)
        {
            scored["payload"] = payload;
        }

        return scored;
    }

    private static JsonObject Fields(FakePoint point, Func<string, bool> wanted) =>
        new(point.Payload.Where(field => wanted(field.Key)).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));

    private static HashSet<string> Names(JsonElement list) => [.. list.EnumerateArray().Select(name => name.GetString()!)];

    private static int NumberOf(JsonElement request, string name, int otherwise) =>
        request.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetInt32() : otherwise;
}
