using System.Text.Json;
using Assistant.Core.Passages.Qdrant.Wire;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>What a collection must be like.</summary>
internal static class QdrantCollection
{
    /// <summary>Sees that a collection can be used.</summary>
    /// <exception cref="PassageStoreException">It is broken, or not made by this program.</exception>
    public static void Check(string address, string collection, CollectionInfo info)
    {
        if (info.Status == "red")
        {
            var reason = info.OptimizerStatus is { ValueKind: JsonValueKind.Object } broken && broken.TryGetProperty("error", out var error) ? $": {error}" : "";
            throw new PassageStoreException(
                $"The collection {collection} on Qdrant at {address} is red{reason}: it lost changes and does not recover. See that its disk has room, then its log; restore a snapshot, or make it anew: ingest copy-store --from Qdrant --to Qdrant.");
        }

        if (ProblemOf(info) is { } problem)
        {
            throw new PassageStoreException(
                $"The collection {collection} on Qdrant at {address} {problem}, so it was not made by this program; set Store:Qdrant:Collection to another name, or delete that collection and run: ingest run.");
        }
    }

    /// <summary>Whether a collection has our vector and our indexes.</summary>
    public static bool IsOurs(CollectionInfo info) =>
        ProblemOf(info) is null && info.PayloadSchema.ContainsKey(QdrantFields.Entry) && info.PayloadSchema.ContainsKey(QdrantFields.Until);

    private static string? ProblemOf(CollectionInfo info) =>
        info.Config.Params.SparseVectors?.GetValueOrDefault(QdrantFields.Bm25) is not { } vector ? $"has no sparse vector {QdrantFields.Bm25}"
        : vector.Modifier != QdrantFields.Idf ? $"does not weigh the words of {QdrantFields.Bm25} by their rarity (its modifier is {vector.Modifier ?? "none"}, not {QdrantFields.Idf})"
        : null;
}
