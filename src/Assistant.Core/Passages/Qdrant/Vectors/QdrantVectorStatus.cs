using Assistant.Core.Passages.Qdrant.Wire;
using Assistant.Core.Passages.Vectors;

namespace Assistant.Core.Passages.Qdrant.Vectors;

/// <summary>Tells how far the passages of each source have vectors.</summary>
/// <param name="client">The server.</param>
/// <param name="collection">The collection, or an alias of it.</param>
internal sealed class QdrantVectorStatus(QdrantClient client, string collection)
{
    /// <summary>The state of every source that can be read.</summary>
    public async Task<IReadOnlyList<VectorStatus>> GetAsync(QdrantSnapshot snapshot, VectorSpace space, CancellationToken cancellationToken)
    {
        var heads = snapshot.Heads.Where(head => head.IsOfThisLayout).ToList();
        var committed = heads.Where(head => head.Commit > 0).Select(head => head.Visible).ToList();
        if (committed.Count == 0)
        {
            return [.. heads.Select(head => new VectorStatus(head.Source, 0, IsSearched: false, HasOthers: false))];
        }

        var (name, names) = (QdrantVectorNames.Of(space), QdrantVectorNames.In(await client.GetCollectionInfoAsync(collection, cancellationToken)).Keys);
        var passages = await CountAsync(committed, names.Where(known => known == name), heads.Count, cancellationToken);
        var others = await CountAsync(committed, names.Where(known => known != name), heads.Count, cancellationToken);
        return [.. heads.Select(head => new VectorStatus(
            head.Source, passages.GetValueOrDefault(head.Source), head.Space == space.Fingerprint, others.GetValueOrDefault(head.Source) > 0))];
    }

    private async Task<IReadOnlyDictionary<string, long>> CountAsync(
        IReadOnlyList<QdrantCondition> committed, IEnumerable<string> names, int sources, CancellationToken cancellationToken)
    {
        var having = names.Select(QdrantCondition.Has).ToList();
        return having.Count == 0 ? new Dictionary<string, long>()
            : (await client.FacetAsync(collection, QdrantFields.Source, new QdrantFilter([QdrantCondition.Any(committed), QdrantCondition.Any(having)]), sources, cancellationToken))
                .ToDictionary(hit => hit.Value.GetString()!, hit => hit.Count);
    }
}
