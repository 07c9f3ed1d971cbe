using Assistant.Core.Passages.Qdrant.Wire;

namespace Assistant.Core.Passages.Qdrant.Vectors;

/// <summary>
/// Gives new points the vectors that their texts have already, on the points that they replace or elsewhere: a changed
/// label, a moved page or a rebuild asks no endpoint.
/// </summary>
/// <param name="client">The server.</param>
/// <param name="collection">The collection that is written to.</param>
/// <param name="origin">The collection that has the vectors, where it is another one.</param>
internal sealed class CarriedVectors(QdrantClient client, string collection, string? origin)
{
    private const int BytesOfANumber = 14;

    private readonly QdrantVectorLookup _lookup = new(client, origin ?? collection);
    private IReadOnlyDictionary<string, int>? _names;

    /// <summary>How much the vectors of one point may add to a request.</summary>
    public async Task<long> BytesAsync(CancellationToken cancellationToken) => (await NamesAsync(cancellationToken)).Values.Sum(size => (long)size * BytesOfANumber);

    /// <summary>The vectors of passages by their ids, each with its name; nothing for those whose texts have none.</summary>
    public async Task<ILookup<Guid, KeyValuePair<string, object>>> FindAsync(IEnumerable<Passage> passages, CancellationToken cancellationToken)
    {
        var names = await NamesAsync(cancellationToken);
        var texts = names.Count == 0 ? [] : passages.Select(passage => (Passage: passage, Meaning: PassagePayload.MeaningOf(passage))).ToList();
        var found = new List<(Guid Passage, KeyValuePair<string, object> Vector)>();
        foreach (var name in texts.Count == 0 ? [] : names.Keys)
        {
            var vectors = await _lookup.FindAsync([.. texts.Select(text => text.Meaning).Distinct()], name, cancellationToken);
            found.AddRange(texts.Where(text => vectors.ContainsKey(text.Meaning))
                .Select(text => (text.Passage.Id, KeyValuePair.Create<string, object>(name, vectors[text.Meaning]))));
        }

        return found.ToLookup(entry => entry.Passage, entry => entry.Vector);
    }

    // Those that both collections have.
    private async Task<IReadOnlyDictionary<string, int>> NamesAsync(CancellationToken cancellationToken)
    {
        if (_names is null)
        {
            var names = QdrantVectorNames.In(await client.GetCollectionInfoAsync(collection, cancellationToken));
            var there = origin is null || names.Count == 0 ? names : QdrantVectorNames.In(await client.GetCollectionInfoAsync(origin, cancellationToken));
            _names = names.Where(name => there.ContainsKey(name.Key)).ToDictionary();
        }

        return _names;
    }
}
