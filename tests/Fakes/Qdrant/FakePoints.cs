using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Fakes.Qdrant;

/// <summary>The calls on the points of one collection, the Query API apart.</summary>
internal sealed class FakePoints(FakeCollection collection)
{
    private const int DefaultLimit = 10;

    /// <summary>Replaces whole points: vectors and fields that are not sent are gone.</summary>
    public void Upsert(JsonElement request)
    {
        var points = request.GetProperty("points").EnumerateArray().ToList();
        collection.StrictMode.CheckLimit("upsert_max_batchsize", points.Count);
        var read = points.Select(point => new FakePoint(
            FakePoint.ReadId(point.GetProperty("id")),
            VectorsOf(point.GetProperty("vector")),
            point.TryGetProperty("payload", out var payload) && payload.ValueKind == JsonValueKind.Object ? JsonObject.Create(payload.Clone())! : [])).ToList();
        read.ForEach(collection.Put);
    }

    /// <summary>Sets vectors of points that must be there, and leaves their others.</summary>
    public void UpdateVectors(JsonElement request)
    {
        var changed = request.GetProperty("points").EnumerateArray().Select(point =>
        {
            var id = FakePoint.ReadId(point.GetProperty("id"));
            return (collection.Find(id) ?? throw FakeQdrantException.NoPoint(id)).With(VectorsOf(point.GetProperty("vector")));
        }).ToList();
        changed.ForEach(collection.Put);
    }

    /// <summary>Takes vectors from points, and leaves their others.</summary>
    public void DeleteVectors(JsonElement request)
    {
        var names = request.GetProperty("vector").EnumerateArray().Select(name => name.GetString()!).ToList();
        names.ForEach(collection.CheckName);
        Selected(request).ForEach(point => collection.Put(point.Without(names)));
    }

    public void Delete(JsonElement request) => Selected(request).ForEach(point => collection.Remove(point.Id));

    /// <summary>Sets fields, and leaves the others.</summary>
    public void SetPayload(JsonElement request)
    {
        var fields = JsonObject.Create(request.GetProperty("payload").Clone())!;
        Selected(request).ForEach(point => collection.Merge(point, fields));
    }

    /// <summary>The points of these ids: absent ones are left out, and the order is not that of the request.</summary>
    public JsonArray Retrieve(JsonElement request) => new(
        [.. request.GetProperty("ids").EnumerateArray().Select(FakePoint.ReadId).Distinct().Select(collection.Find).OfType<FakePoint>().Reverse().Select(point => Record(point, request))]);

    public JsonObject Scroll(JsonElement request)
    {
        var filter = FakeFilter.Of(request);
        collection.StrictMode.Check(filter, isChange: false);
        var limit = LimitOf(request);
        var offset = request.TryGetProperty("offset", out var given) && given.ValueKind != JsonValueKind.Null ? FakePoint.ReadId(given) : null;
        var from = collection.Matching(filter).SkipWhile(point => offset is not null && !IsAtOrAfter(point, offset)).Take(limit + 1).ToList();
        return new JsonObject
        {
            ["points"] = new JsonArray([.. from.Take(limit).Select(point => Record(point, request))]),
            ["next_page_offset"] = from.Count > limit ? from[limit].IdNode : null,
        };
    }

    public JsonObject Count(JsonElement request)
    {
        var filter = FakeFilter.Of(request);
        collection.StrictMode.Check(filter, isChange: false);
        return new JsonObject { ["count"] = collection.Matching(filter).Count() };
    }

    /// <summary>The values of a field that has an index, the most frequent first.</summary>
    public JsonObject Facet(JsonElement request)
    {
        var key = request.GetProperty("key").GetString()!;
        if (collection.KindOf(key) is not ("keyword" or "integer" or "bool"))
        {
            throw FakeQdrantException.WrongInput($"No appropriate index for faceting: `{key}`. Please create one to facet on this field.");
        }

        var filter = FakeFilter.Of(request);
        collection.StrictMode.Check(filter, isChange: false);
        var counts = collection.Matching(filter).SelectMany(point => point.Values(key).OfType<string>().Distinct()).GroupBy(value => value)
            .Select(group => (Value: group.Key, Count: group.Count()))
            .OrderByDescending(counted => counted.Count).ThenBy(counted => counted.Value, StringComparer.Ordinal).Take(LimitOf(request));
        return new JsonObject { ["hits"] = new JsonArray([.. counts.Select(counted => new JsonObject { ["value"] = counted.Value, ["count"] = counted.Count })]) };
    }

    private List<FakePoint> Selected(JsonElement request)
    {
        if (request.TryGetProperty("points", out var ids) && ids.ValueKind == JsonValueKind.Array)
        {
            return [.. ids.EnumerateArray().Select(FakePoint.ReadId).Select(collection.Find).OfType<FakePoint>()];
        }

        if (!request.TryGetProperty("filter", out _))
        {
            throw FakeQdrantException.WrongInput("either points or a filter is required");
        }

        var filter = FakeFilter.Of(request);
        collection.StrictMode.Check(filter, isChange: true);
        return [.. collection.Matching(filter)];
    }

    private int LimitOf(JsonElement request)
    {
        var limit = request.TryGetProperty("limit", out var number) && number.ValueKind == JsonValueKind.Number ? number.GetInt32() : DefaultLimit;
        collection.StrictMode.CheckLimit("max_query_limit", limit);
        return limit > 0 ? limit : throw FakeQdrantException.Invalid("limit: value 0 invalid, must be 1 or larger");
    }

    private static bool IsAtOrAfter(FakePoint point, string offset) =>
        (ulong.TryParse(point.Id, out var number), ulong.TryParse(offset, out var wanted)) switch
        {
            (true, true) => number >= wanted,
            (false, false) => string.CompareOrdinal(point.Id, offset) >= 0,
            var (isNumber, _) => !isNumber,
        };

    private static JsonObject Record(FakePoint point, JsonElement request)
    {
        var record = new JsonObject { ["id"] = point.IdNode };
        if (FakeQuery.PayloadOf(point, request, otherwise: true) is { } payload)
        {
            record["payload"] = payload;
        }

        if (request.TryGetProperty("with_vector", out var wanted) && wanted.ValueKind is JsonValueKind.True or JsonValueKind.Array)
        {
            var names = wanted.ValueKind == JsonValueKind.True ? null : wanted.EnumerateArray().Select(name => name.GetString()).ToHashSet();
            record["vector"] = new JsonObject(point.Vectors.Where(vector => names?.Contains(vector.Key) != false)
                .Select(vector => KeyValuePair.Create<string, JsonNode?>(vector.Key, vector.Value.ToJson())));
        }

        return record;
    }

    private static Dictionary<string, FakeVector> VectorsOf(JsonElement vector) => vector.ValueKind == JsonValueKind.Array
        ? new() { [""] = FakeVector.Read(vector) }
        : vector.EnumerateObject().ToDictionary(named => named.Name, named => FakeVector.Read(named.Value));
}
