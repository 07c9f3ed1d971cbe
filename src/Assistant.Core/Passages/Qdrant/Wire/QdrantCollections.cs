using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Core.Passages.Qdrant.Wire;

/// <summary>A collection to make.</summary>
internal sealed record CreateCollection
{
    /// <summary>Its dense vectors by name.</summary>
    public IReadOnlyDictionary<string, DenseVectorParams> Vectors { get; init; } = new Dictionary<string, DenseVectorParams>();

    public required IReadOnlyDictionary<string, SparseVectorParams> SparseVectors { get; init; }

    /// <summary>How dense vectors are kept once more in short, to be compared faster.</summary>
    public QuantizationConfig? QuantizationConfig { get; init; }

    public int ShardNumber { get; init; } = 1;

    public int ReplicationFactor { get; init; } = 1;

    public int WriteConsistencyFactor { get; init; } = 1;

    // The name that servers before 1.19 know too.
    public bool OnDiskPayload { get; init; } = true;

    public StrictModeConfig? StrictModeConfig { get; init; }
}

/// <param name="Size">How many numbers each has.</param>
/// <param name="Distance">What is compared: <c>Cosine</c> (kept at length 1), <c>Dot</c> …</param>
internal sealed record DenseVectorParams(int Size, string Distance);

internal sealed record QuantizationConfig(ScalarQuantization Scalar)
{
    /// <summary>One byte for each number, in memory; the few that lie far out are cut.</summary>
    public static QuantizationConfig Bytes { get; } = new(new ScalarQuantization("int8", 0.99f, AlwaysRam: true));
}

/// <param name="Type"><c>int8</c>.</param>
/// <param name="Quantile">The share of numbers that the range covers.</param>
/// <param name="AlwaysRam">Whether the short ones stay in memory; the name that servers before 1.19 know too.</param>
internal sealed record ScalarQuantization(string Type, float Quantile, bool AlwaysRam);

/// <param name="Modifier"><c>idf</c>: the server multiplies by the rarity of each place.</param>
internal sealed record SparseVectorParams(string? Modifier);

internal sealed record StrictModeConfig(bool Enabled, bool UnindexedFilteringRetrieve, bool UnindexedFilteringUpdate);

/// <summary>A collection as it is.</summary>
internal sealed record CollectionInfo
{
    /// <summary><c>green</c>, <c>yellow</c>, <c>grey</c> or <c>red</c>.</summary>
    public required string Status { get; init; }

    /// <summary><c>ok</c>, or an object with what went wrong.</summary>
    public JsonElement OptimizerStatus { get; init; }

    public required CollectionConfig Config { get; init; }

    /// <summary>The indexed fields.</summary>
    public IReadOnlyDictionary<string, JsonElement> PayloadSchema { get; init; } = new Dictionary<string, JsonElement>();
}

internal sealed record CollectionConfig(CollectionParams Params)
{
    /// <summary>How dense vectors are kept in short; null where they are not.</summary>
    public JsonElement? QuantizationConfig { get; init; }
}

internal sealed record CollectionParams(JsonElement Vectors, IReadOnlyDictionary<string, SparseVectorParams>? SparseVectors)
{
    /// <summary>The dense vectors by name; one without a name, which this program never makes, is left out.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, DenseVectorParams> DenseVectors => Vectors.ValueKind != JsonValueKind.Object ? new Dictionary<string, DenseVectorParams>()
        : Vectors.EnumerateObject().Where(vector => vector.Value.ValueKind == JsonValueKind.Object && vector.Value.TryGetProperty("size", out _))
            .ToDictionary(vector => vector.Name, vector => vector.Value.Deserialize<DenseVectorParams>(QdrantJson.Options)!);
}

/// <summary>An index to make.</summary>
/// <param name="FieldName">The field.</param>
/// <param name="FieldSchema">Its kind: a <see cref="FieldIndex"/>.</param>
internal sealed record CreateFieldIndex(string FieldName, FieldIndex FieldSchema);

/// <summary>The kind of an index.</summary>
/// <param name="Type"><c>keyword</c>, <c>integer</c> or <c>bool</c>.</param>
internal sealed record FieldIndex(string Type)
{
    public bool? OnDisk { get; init; }

    /// <summary>Of integers: whether equal ones are looked up.</summary>
    public bool? Lookup { get; init; }

    /// <summary>Of integers: whether ranges are.</summary>
    public bool? Range { get; init; }
}

internal sealed record AliasDescription(string AliasName, string CollectionName);

/// <summary>One change of aliases: exactly one member is set.</summary>
internal sealed record AliasAction
{
    public AliasDescription? CreateAlias { get; init; }

    public AliasName? DeleteAlias { get; init; }
}

internal sealed record AliasName([property: JsonPropertyName("alias_name")] string Name);

/// <summary>What a server says of itself.</summary>
internal sealed record QdrantVersion(string Title, string Version);
