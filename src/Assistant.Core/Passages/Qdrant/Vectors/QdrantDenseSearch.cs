using Assistant.Core.Passages.Qdrant.Wire;
using Assistant.Core.Passages.Vectors;
using Assistant.Core.Privacy;

namespace Assistant.Core.Passages.Qdrant.Vectors;

/// <summary>Finds the passages whose vectors are most like a question's, among those that the caller may read and that are of its space.</summary>
/// <param name="client">The server.</param>
/// <param name="collection">The collection, or an alias of it.</param>
internal sealed class QdrantDenseSearch(QdrantClient client, string collection)
{
    // Of so many times the wanted number the order by the short vectors is right about who is among them.
    private const double Spare = 4;

    /// <summary>The passages, best first; the score is the cosine.</summary>
    public async Task<IReadOnlyList<PassageHit>> RunAsync(QdrantSnapshot snapshot, PassageQuery query, QueryVector vector, Caller caller, CancellationToken cancellationToken)
    {
        if (snapshot.Passages(query.Source, vector.Space) is not { } committed)
        {
            return [];
        }

        var nearest = new QueryPoints
        {
            Query = vector.Values.ToArray(),
            Using = QdrantVectorNames.Of(vector.Space),
            Filter = QdrantViews.FilterOf(committed, caller, query.Kinds),
            Limit = query.Top,
            WithPayload = PassagePayload.WithoutIndex,
            Params = new QueryParameters(new QuantizationParameters(Rescore: true, Spare)),
        };
        // Of equal scores the server gives any order, so documents and places decide.
        return [.. (await FindAsync(nearest, cancellationToken))
            .Select(point => new PassageHit(PassagePayload.Read(point.Payload).ToPassage(), point.Score))
            .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Passage.Document.ToString(), StringComparer.Ordinal).ThenBy(hit => hit.Passage.Position)];
    }

    private async Task<IReadOnlyList<ScoredPoint>> FindAsync(QueryPoints nearest, CancellationToken cancellationToken)
    {
        try
        {
            return await client.QueryAsync(collection, nearest, cancellationToken);
        }
        catch (PassageStoreException fault) when (QdrantRefusal.IsOfAVectorName(fault))
        {
            return []; // A run took the vectors of this space away this moment, those of another model being whole.
        }
    }
}
