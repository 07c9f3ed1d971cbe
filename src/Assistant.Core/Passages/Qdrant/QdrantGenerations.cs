using System.Globalization;
using Assistant.Core.Configuration;
using Assistant.Core.Passages.Qdrant.Vectors;
using Assistant.Core.Passages.Qdrant.Wire;
using Assistant.Core.Passages.Vectors;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>
/// The collections behind the alias that readers use. A new one is built beside the one in use, and the alias moves to it
/// in one step.
/// </summary>
/// <param name="client">The server.</param>
/// <param name="options">What a new collection is like.</param>
/// <param name="space">The space of the vectors that a new collection has room for from the start; null for none.</param>
/// <param name="clock">Waits for a collection to be optimised.</param>
internal sealed class QdrantGenerations(QdrantClient client, QdrantOptions options, VectorSpace? space, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private string Alias => options.Collection;

    /// <summary>The collection in use; null where there is none.</summary>
    public async Task<string?> FindAsync(CancellationToken cancellationToken) =>
        (await client.ListAliasesAsync(cancellationToken)).FirstOrDefault(alias => alias.AliasName == Alias)?.CollectionName;

    /// <summary>The collection in use, fit for writing; the first one is made.</summary>
    public async Task<string> EnsureAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is { } inUse)
        {
            await PrepareAsync(inUse, cancellationToken);
            return inUse;
        }

        if (await client.CollectionExistsAsync(Alias, cancellationToken))
        {
            throw new PassageStoreException(
                $"On Qdrant at {client.Address} {Alias} is a collection of somebody else, not an alias of this program; set Store:Qdrant:Collection to another name.");
        }

        // Two processes that start at once make the same one.
        var first = NameOf(1);
        await MakeAsync(first, cancellationToken);
        await MoveAliasAsync(first, cancellationToken);
        return first;
    }

    /// <summary>Makes the collection that shall follow the one in use.</summary>
    public async Task<string> CreateNextAsync(CancellationToken cancellationToken)
    {
        var last = (await client.ListCollectionsAsync(cancellationToken)).Select(NumberOf).Append(0).Max();
        var next = NameOf(last + 1);
        await MakeAsync(next, cancellationToken);
        return next;
    }

    /// <summary>Lets readers use a collection as soon as it is optimised, and deletes the others.</summary>
    public async Task SwitchAsync(string next, CancellationToken cancellationToken)
    {
        await WaitAsync(next, cancellationToken);
        await MoveAliasAsync(next, cancellationToken);
        foreach (var name in await client.ListCollectionsAsync(cancellationToken))
        {
            if (name != next && NumberOf(name) > 0)
            {
                await DropAsync(name, cancellationToken);
            }
        }
    }

    /// <summary>Deletes a collection that was given up; one that is not ours, or gone, is left.</summary>
    public async Task DropAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            if (QdrantCollection.IsOurs(await client.GetCollectionInfoAsync(name, cancellationToken)))
            {
                await client.DeleteCollectionAsync(name, cancellationToken);
            }
        }
        catch (PassageStoreException fault) when (QdrantRefusal.IsMissing(fault))
        {
            // Another process was first.
        }
    }

    private async Task MakeAsync(string name, CancellationToken cancellationToken)
    {
        var settings = new CreateCollection
        {
            Vectors = space is null ? new Dictionary<string, DenseVectorParams>()
                : new Dictionary<string, DenseVectorParams> { [QdrantVectorNames.Of(space)] = QdrantVectorNames.ParamsOf(space) },
            QuantizationConfig = QuantizationConfig.Bytes,
            SparseVectors = new Dictionary<string, SparseVectorParams> { [QdrantFields.Bm25] = new(QdrantFields.Idf) },
            ShardNumber = options.Shards,
            ReplicationFactor = options.Replicas,
            WriteConsistencyFactor = options.WriteConsistency ?? ((options.Replicas / 2) + 1),
            // A filter without an index would read every payload: better refused than slow.
            StrictModeConfig = new StrictModeConfig(Enabled: true, UnindexedFilteringRetrieve: false, UnindexedFilteringUpdate: false),
        };
        await client.CreateCollectionAsync(name, settings, cancellationToken);
        await PrepareAsync(name, cancellationToken);
    }

    // Filters know of indexes that stood before the points alone, so they are made first.
    private async Task PrepareAsync(string name, CancellationToken cancellationToken)
    {
        var info = await client.GetCollectionInfoAsync(name, cancellationToken);
        QdrantCollection.Check(client.Address, name, info);
        foreach (var (field, index) in QdrantFields.Indexes.Where(index => !info.PayloadSchema.ContainsKey(index.Key)))
        {
            await client.CreatePayloadIndexAsync(name, field, index, cancellationToken);
        }
    }

    private Task MoveAliasAsync(string name, CancellationToken cancellationToken) =>
        client.UpdateAliasesAsync([new AliasAction { CreateAlias = new AliasDescription(Alias, name) }], cancellationToken);

    private async Task WaitAsync(string name, CancellationToken cancellationToken)
    {
        for (var start = clock.GetTimestamp(); ; await Task.Delay(Pause, clock, cancellationToken))
        {
            var info = await client.GetCollectionInfoAsync(name, cancellationToken);
            QdrantCollection.Check(client.Address, name, info);
            if (info.Status != "yellow")
            {
                return;
            }

            if (clock.GetElapsedTime(start) > LongestWait)
            {
                throw new PassageStoreException(
                    $"The collection {name} on Qdrant at {client.Address} is not optimised after {LongestWait.TotalMinutes:0} minutes; see its log, then run the command again. The collection in use is unchanged.");
            }
        }
    }

    private string NameOf(int number) => $"{Alias}-{number.ToString(CultureInfo.InvariantCulture)}";

    private int NumberOf(string collection) =>
        collection.StartsWith($"{Alias}-", StringComparison.Ordinal)
        && int.TryParse(collection.AsSpan(Alias.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
