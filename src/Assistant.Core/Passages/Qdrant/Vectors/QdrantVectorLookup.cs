using System.Text.Json;
using Assistant.Core.Passages.Qdrant.Wire;

namespace Assistant.Core.Passages.Qdrant.Vectors;

/// <summary>Finds the vectors that texts have already, on whichever point, of whichever source.</summary>
/// <param name="client">The server.</param>
/// <param name="collection">The collection to look in.</param>
internal sealed class QdrantVectorLookup(QdrantClient client, string collection)
{
    private const int PageSize = 1000;
    private const int VectorsAtOnce = 128;

    private static readonly string[] MeaningAlone = [QdrantFields.Meaning];

    /// <summary>The vectors of one name, by the text that they are of; texts without one are left out.</summary>
    /// <param name="meanings">The texts, see <see cref="PassagePayload.MeaningOf"/>.</param>
    /// <param name="name">The name of the vectors, which the collection must have.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<string, JsonElement>> FindAsync(IReadOnlyCollection<string> meanings, string name, CancellationToken cancellationToken)
    {
        var holders = new Dictionary<Guid, string>();
        var wanted = meanings.ToHashSet(StringComparer.Ordinal);
        var filter = new QdrantFilter([QdrantCondition.IsAny(QdrantFields.Meaning, meanings), QdrantCondition.Has(name)]);
        await foreach (var (id, meaning) in ListAsync(filter, cancellationToken))
        {
            if (wanted.Remove(meaning))
            {
                holders.Add(id, meaning);
            }

            if (wanted.Count == 0)
            {
                break;
            }
        }

        var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var ids in holders.Keys.Chunk(VectorsAtOnce))
        {
            foreach (var point in await client.RetrieveVectorsAsync(collection, ids, name, cancellationToken))
            {
                if (point.Vector.ValueKind == JsonValueKind.Object && point.Vector.TryGetProperty(name, out var vector))
                {
                    found[holders[point.Id]] = vector;
                }
            }
        }

        return found;
    }

    /// <summary>The points that pass a filter, and which text each is of.</summary>
    public async IAsyncEnumerable<(Guid Id, string Meaning)> ListAsync(
        QdrantFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Guid? offset = null;
        do
        {
            var page = await client.ScrollAsync(collection, filter, PageSize, offset, MeaningAlone, cancellationToken);
            foreach (var point in page.Points)
            {
                yield return (point.Id, point.Payload.GetProperty(QdrantFields.Meaning).GetString()!);
            }

            offset = page.NextPageOffset;
        }
        while (offset is not null);
    }
}
