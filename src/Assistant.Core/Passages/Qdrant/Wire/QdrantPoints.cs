using System.Text.Json;

namespace Assistant.Core.Passages.Qdrant.Wire;

/// <summary>A point to write. It takes the place of all that a point of this id was.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Vector">Its vectors by name: <c>float[]</c> or <see cref="SparseVector"/>.</param>
/// <param name="Payload">What is kept with it; written as JSON.</param>
internal sealed record QdrantPoint(Guid Id, IReadOnlyDictionary<string, object> Vector, object Payload);

/// <summary>Numbers at few of very many places.</summary>
/// <param name="Indices">The places, each once.</param>
/// <param name="Values">The number at each.</param>
internal sealed record SparseVector(IReadOnlyList<uint> Indices, IReadOnlyList<float> Values);

/// <summary>The vectors of a point to write; it keeps its others, and its payload.</summary>
internal sealed record QdrantPointVectors(Guid Id, IReadOnlyDictionary<string, object> Vector);

/// <summary>A point that was read.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Payload">What was asked for of its payload.</param>
/// <param name="Vector">What was asked for of its vectors, by name.</param>
internal sealed record RetrievedPoint(Guid Id, JsonElement Payload, JsonElement Vector = default);

/// <summary>A point that a query found.</summary>
internal sealed record ScoredPoint(Guid Id, float Score, JsonElement Payload);

/// <summary>Points with one value of a field.</summary>
internal sealed record PointGroup(JsonElement Id, IReadOnlyList<ScoredPoint> Hits);

/// <summary>A page of points, and where the next one begins; null after the last.</summary>
internal sealed record ScrollPage(IReadOnlyList<RetrievedPoint> Points, Guid? NextPageOffset);

/// <summary>How many points have a value.</summary>
internal sealed record FacetHit(JsonElement Value, long Count);

/// <summary>A query: one vector, or the fusion of several prefetched lists.</summary>
internal sealed record QueryPoints
{
    /// <summary><c>float[]</c>, <see cref="SparseVector"/> or <see cref="RrfQuery"/>.</summary>
    public required object Query { get; init; }

    /// <summary>The vector that is meant; null for a fusion.</summary>
    public string? Using { get; init; }

    /// <summary>The lists to fuse; each is filtered by itself.</summary>
    public IReadOnlyList<QueryPrefetch>? Prefetch { get; init; }

    public required QdrantFilter Filter { get; init; }

    public required int Limit { get; init; }

    /// <summary>What of the payload comes back: true, false or a <see cref="PayloadExclusion"/>.</summary>
    public object WithPayload { get; init; } = false;

    /// <summary>How vectors are compared; null for as the server likes.</summary>
    public QueryParameters? Params { get; init; }

    /// <summary>With groups alone: the field that makes them.</summary>
    public string? GroupBy { get; init; }

    /// <summary>With groups alone: the most points of one.</summary>
    public int? GroupSize { get; init; }
}

/// <summary>One list of a fusion.</summary>
internal sealed record QueryPrefetch(object Query, string Using, QdrantFilter Filter, int Limit);

internal sealed record QueryParameters(QuantizationParameters Quantization);

/// <param name="Rescore">Whether the best by the short vectors are compared once more in full.</param>
/// <param name="Oversampling">Of how many times the wanted number that is done.</param>
internal sealed record QuantizationParameters(bool Rescore, double Oversampling);

/// <summary>Reciprocal rank fusion.</summary>
internal sealed record RrfQuery(RrfParameters Rrf);

/// <param name="K">What is added to each rank.</param>
/// <param name="Weights">How much each list counts; null for all alike.</param>
internal sealed record RrfParameters(int K, IReadOnlyList<float>? Weights = null);

/// <summary>All of the payload but these fields.</summary>
internal sealed record PayloadExclusion(IReadOnlyList<string> Exclude);
