using Assistant.Core.Passages.Qdrant.Wire;
using Assistant.Core.Passages.Vectors;

namespace Assistant.Core.Passages.Qdrant.Vectors;

/// <summary>
/// The dense vectors of a collection: one name for each space, so that vectors of two spaces stand beside each other while
/// one follows the other, and are never compared.
/// </summary>
internal static class QdrantVectorNames
{
    private const string Prefix = "meaning-";

    /// <summary>The name for a space; it changes with the model, the length and the prefix of passages.</summary>
    public static string Of(VectorSpace space) => Of(space.Fingerprint);

    /// <summary>The name for a space with this fingerprint.</summary>
    public static string Of(string fingerprint) => Prefix + fingerprint;

    /// <summary>What the vectors of a space are like.</summary>
    public static DenseVectorParams ParamsOf(VectorSpace space) => new(space.Dimensions, "Cosine");

    /// <summary>The vectors of this program in a collection, and how many numbers each has.</summary>
    public static IReadOnlyDictionary<string, int> In(CollectionInfo info) => info.Config.Params.DenseVectors
        .Where(vector => vector.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(vector => vector.Key, vector => vector.Value.Size);

    /// <summary>Makes room for the vectors of a space; gives the names of the other spaces there.</summary>
    /// <exception cref="PassageStoreException">The server cannot.</exception>
    public static async Task<IReadOnlyList<string>> EnsureAsync(QdrantClient client, string collection, VectorSpace space, CancellationToken cancellationToken)
    {
        var info = await client.GetCollectionInfoAsync(collection, cancellationToken);
        var (name, names) = (Of(space), In(info));
        if (!names.ContainsKey(name))
        {
            await CreateAsync(client, collection, name, ParamsOf(space), cancellationToken);
        }

        if (info.Config.QuantizationConfig is not { ValueKind: System.Text.Json.JsonValueKind.Object })
        {
            await client.QuantizeAsync(collection, QuantizationConfig.Bytes, cancellationToken);
        }

        return [.. names.Keys.Where(other => other != name)];
    }

    /// <summary>Takes those names out of a collection that no point has a vector of; a server that cannot keeps them, which costs nothing.</summary>
    public static async Task DropUnusedAsync(QdrantClient client, string collection, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            try
            {
                if (await client.CountAsync(collection, new QdrantFilter([QdrantCondition.Has(name)]), cancellationToken) == 0)
                {
                    await client.DeleteVectorAsync(collection, name, cancellationToken);
                }
            }
            catch (PassageStoreException fault) when (QdrantRefusal.IsMissing(fault) || QdrantRefusal.IsOfAVectorName(fault))
            {
                // Another process was first, or the server is older than 1.18.
            }
        }
    }

    private static async Task CreateAsync(QdrantClient client, string collection, string name, DenseVectorParams settings, CancellationToken cancellationToken)
    {
        try
        {
            await client.CreateVectorAsync(collection, name, settings, cancellationToken);
        }
        catch (PassageStoreException fault) when (QdrantRefusal.IsMissing(fault))
        {
            throw new PassageStoreException(
                $"Qdrant at {client.Address} cannot make room in {collection} for vectors of another model (it can from version 1.18 on), so passages are found by words; update it, or make the collection anew: ingest copy-store --from Qdrant --to Qdrant.", fault);
        }
    }
}
