using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Fakes.Qdrant;

/// <summary>A point: vectors by name, and a payload.</summary>
internal sealed class FakePoint(string id, Dictionary<string, FakeVector> vectors, JsonObject payload)
{
    private readonly Dictionary<string, IReadOnlyList<object?>> _values = new(StringComparer.Ordinal);

    /// <summary>A number, or a UUID in small letters.</summary>
    public string Id => id;

    public IReadOnlyDictionary<string, FakeVector> Vectors => vectors;

    public JsonObject Payload { get; private set; } = payload;

    public long Version { get; set; }

    /// <summary>The id as it stands in JSON.</summary>
    public JsonNode IdNode => ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(id);

    /// <summary>Reads an id, which is a number or a UUID and nothing else.</summary>
    public static string ReadId(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.Number when id.TryGetUInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.String when Guid.TryParse(id.GetString(), out var uuid) => uuid.ToString(),
        _ => throw new FakeQdrantException(400, $"Format error in JSON body: value {id.GetRawText()} is not a valid point ID, valid values are either an unsigned integer or a UUID"),
    };

    /// <summary>The same point with these vectors in the place of those of their names.</summary>
    public FakePoint With(IEnumerable<KeyValuePair<string, FakeVector>> others)
    {
        var all = new Dictionary<string, FakeVector>(vectors);
        foreach (var (name, vector) in others)
        {
            all[name] = vector;
        }

        return new FakePoint(id, all, Payload);
    }

    /// <summary>The same point without these vectors.</summary>
    public FakePoint Without(IReadOnlyCollection<string> names) =>
        new(id, vectors.Where(vector => !names.Contains(vector.Key)).ToDictionary(), Payload);

    /// <summary>Takes these fields in the place of those of the same name.</summary>
    public void Merge(JsonObject fields)
    {
        Payload = (JsonObject)Payload.DeepClone();
        foreach (var (name, value) in fields)
        {
            Payload[name] = value?.DeepClone();
        }

        _values.Clear();
    }

    /// <summary>The values of a field, those of an array one by one; a dot leads into an object.</summary>
    public IReadOnlyList<object?> Values(string key)
    {
        if (!_values.TryGetValue(key, out var values))
        {
            _values[key] = values = [.. Find(Payload, key.Split('.')).SelectMany(Flatten)];
        }

        return values;
    }

    /// <summary>Whether a field is there at all, null or not.</summary>
    public bool Has(string key) => Find(Payload, key.Split('.')).Any();

    private static IEnumerable<JsonNode?> Find(JsonNode? node, ReadOnlyMemory<string> path)
    {
        if (path.IsEmpty)
        {
            return [node];
        }

        return node is JsonObject holder && holder.TryGetPropertyValue(path.Span[0], out var inner) ? Find(inner, path[1..]) : [];
    }

    private static IEnumerable<object?> Flatten(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Flatten),
        JsonValue value => [value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.Number => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        }],
        null => [null],
        _ => [node],
    };
}

/// <summary>A vector: dense, or sparse.</summary>
internal sealed record FakeVector(float[]? Dense, IReadOnlyDictionary<uint, float>? Sparse)
{
    /// <summary>The same direction, at length 1.</summary>
    public FakeVector Normalised()
    {
        var length = Dense is null ? 0 : MathF.Sqrt(Dense.Sum(number => number * number));
        return length == 0 ? this : new FakeVector([.. Dense!.Select(number => number / length)], null);
    }

    /// <summary>As it stands in JSON.</summary>
    public JsonNode ToJson() => Dense is not null ? Array(Dense) : new JsonObject { ["indices"] = Array(Sparse!.Keys), ["values"] = Array(Sparse.Values) };

    private static JsonArray Array<T>(IEnumerable<T> numbers) => new([.. numbers.Select(number => JsonValue.Create(number))]);

    /// <summary>Reads a vector.</summary>
    public static FakeVector Read(JsonElement vector)
    {
        if (vector.ValueKind == JsonValueKind.Array)
        {
            return new FakeVector([.. vector.EnumerateArray().Select(number => number.GetSingle())], null);
        }

        var indices = vector.GetProperty("indices").EnumerateArray().Select(index => index.GetUInt32()).ToList();
        var values = vector.GetProperty("values").EnumerateArray().Select(value => value.GetSingle()).ToList();
        return indices.Count != values.Count ? throw FakeQdrantException.Invalid("values: must be the same length as indices")
            : indices.Distinct().Count() != indices.Count ? throw FakeQdrantException.Invalid("indices: must be unique")
            : new FakeVector(null, indices.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second));
    }
}
