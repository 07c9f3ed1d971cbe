using System.Runtime.CompilerServices;
using Assistant.Core.Configuration;
using Assistant.Core.Passages.Qdrant.Wire;
using Assistant.Core.Passages.Vectors;

namespace Assistant.Core.Passages.Qdrant.Vectors;

/// <summary>The vectors of one source on a Qdrant server: they stand on its points, filled from the endpoint or from points with the same text.</summary>
internal sealed class QdrantSourceVectors : ISourceVectors
{
    private const int PageSize = 256;

    // A batch of this many bytes is a good one, and a number has so many signs in JSON.
    private const int BytesAtOnce = 8 * 1024 * 1024;
    private const int MostPoints = 128;
    private const int BytesOfANumber = 14;

    private readonly QdrantClient _client;
    private readonly SourceHead? _head;
    private readonly VectorSpace _space;
    private readonly string _name;
    private readonly IReadOnlyList<string> _others;
    private readonly QdrantVectorLookup _lookup;
    private readonly QdrantCondition _has;

    private QdrantSourceVectors(QdrantClient client, SourceHead? head, VectorSpace space, IReadOnlyList<string> others)
    {
        (_client, _head, _space, _others) = (client, head, space, others);
        _name = QdrantVectorNames.Of(space);
        _has = QdrantCondition.Has(_name);
        _lookup = new QdrantVectorLookup(client, head?.Generation ?? "");
    }

    /// <inheritdoc/>
    /// <remarks>Passages are counted here, not texts.</remarks>
    public int Present { get; private set; }

    /// <summary>Opens the vectors of a source.</summary>
    /// <param name="client">The server.</param>
    /// <param name="head">What is committed of the source; null, or without a commit, where there is nothing.</param>
    /// <param name="space">What its vectors have in common.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="PassageStoreException">The server cannot take them.</exception>
    public static async Task<QdrantSourceVectors> OpenAsync(QdrantClient client, SourceHead? head, VectorSpace space, CancellationToken cancellationToken) =>
        head is null or { Commit: 0 }
            ? new QdrantSourceVectors(client, null, space, [])
            : new QdrantSourceVectors(client, head, space, await QdrantVectorNames.EnsureAsync(client, head.Generation, space, cancellationToken));

    /// <inheritdoc/>
    public async IAsyncEnumerable<Passage> ReadMissingAsync(
        IReadOnlyCollection<TextClass> accepted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Present = 0;
        if (_head is null || accepted.Count == 0)
        {
            yield break;
        }

        var wanted = new QdrantFilter([_head.Visible, AcceptedText.Of(accepted)]);
        Present = (int)await _client.CountAsync(_head.Generation, wanted.And(_has), cancellationToken);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Guid? offset = null;
        do
        {
            var page = await _client.ScrollAsync(_head.Generation, wanted.And(QdrantCondition.Not(_has)), PageSize, offset, PassagePayload.WithoutIndex, cancellationToken);
            var missing = page.Points.Select(point => PassagePayload.Read(point.Payload).ToPassage())
                .Select(passage => (Passage: passage, Meaning: PassagePayload.MeaningOf(passage))).Where(entry => seen.Add(entry.Meaning)).ToList();
            var elsewhere = await TakeAsync([.. missing.Select(entry => entry.Meaning)], cancellationToken);
            foreach (var (passage, _) in missing.Where(entry => !elsewhere.Contains(entry.Meaning)))
            {
                yield return passage;
            }

            offset = page.NextPageOffset;
        }
        while (offset is not null);
    }

    /// <inheritdoc/>
    public Task AddAsync(IReadOnlyList<PassageVector> vectors, CancellationToken cancellationToken) => SetAsync(
        vectors.DistinctBy(vector => PassagePayload.MeaningOf(vector.Passage))
            .ToDictionary(vector => PassagePayload.MeaningOf(vector.Passage), object (vector) => vector.Values.ToArray(), StringComparer.Ordinal),
        cancellationToken);

    /// <inheritdoc/>
    public async Task FinishAsync(bool isWhole, CancellationToken cancellationToken)
    {
        // A vector goes with its point, so there is nothing to tidy before.
        if (_head is null || !isWhole)
        {
            return;
        }

        var isThere = await _client.CountAsync(_head.Generation, new QdrantFilter([_head.Visible, _has]), cancellationToken) > 0;
        await SourceHead.SetSpaceAsync(_client, _head, isThere ? _space.Fingerprint : null, cancellationToken);
        if (_others.Count > 0)
        {
            await _client.DeleteVectorsAsync(_head.Generation, _others, new QdrantFilter([QdrantCondition.Is(QdrantFields.Source, _head.Source)]), cancellationToken);
            await QdrantVectorNames.DropUnusedAsync(_client, _head.Generation, _others, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // The same text may have its vector on another point already: of another source, or written beside one without.
    private async Task<IReadOnlySet<string>> TakeAsync(IReadOnlyCollection<string> meanings, CancellationToken cancellationToken)
    {
        var found = meanings.Count == 0 ? [] : (await _lookup.FindAsync(meanings, _name, cancellationToken)).ToDictionary(vector => vector.Key, object (vector) => vector.Value);
        Present += await SetAsync(found, cancellationToken);
        return found.Keys.ToHashSet(StringComparer.Ordinal);
    }

    // Gives every passage of the source with such a text its vector; says how many those are.
    private async Task<int> SetAsync(IReadOnlyDictionary<string, object> vectors, CancellationToken cancellationToken)
    {
        if (_head is null || vectors.Count == 0)
        {
            return 0;
        }

        var filter = new QdrantFilter([_head.Visible, QdrantCondition.IsAny(QdrantFields.Meaning, vectors.Keys), QdrantCondition.Not(_has)]);
        var points = await _lookup.ListAsync(filter, cancellationToken).ToListAsync(cancellationToken);
        foreach (var some in points.Chunk(Math.Clamp(BytesAtOnce / (_space.Dimensions * BytesOfANumber), 1, MostPoints)))
        {
            await _client.UpdateVectorsAsync(
                _head.Generation, [.. some.Select(point => new QdrantPointVectors(point.Id, new Dictionary<string, object> { [_name] = vectors[point.Meaning] }))], cancellationToken);
        }

        return points.Count;
    }
}
