using System.Text.Json;
using Assistant.Core.Passages.Qdrant.Wire;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>Reads from one collection as it was at one moment, though writers change it meanwhile.</summary>
/// <param name="client">The server.</param>
/// <param name="collection">The collection, or an alias of it.</param>
/// <param name="isSearched">Whether searches look at a source.</param>
internal sealed class QdrantSnapshots(QdrantClient client, string collection, Func<string, bool> isSearched)
{
    // A writer keeps what its last commit took out until the next one or its end, so only writers that follow each other
    // faster than a search takes are met twice.
    private const int Attempts = 20;
    private const int PageSize = 1000;

    private static readonly QdrantFilter Heads = new([QdrantCondition.Is(QdrantFields.Entry, SourceHead.EntryValue)]);

    private string? _checked;

    /// <summary>What to do where the passages of a source were stored by another version of this program.</summary>
    public string FaultOf(SourceHead head) =>
        $"The passages of source '{head.Source}' in {collection} on Qdrant at {client.Address} were stored by another version of this program; take the sources in again: ingest run"
        + (head.Commit > 0 ? " (or, without reading the sources: ingest copy-store --from Qdrant --to Qdrant)." : ".");

    /// <summary>What is committed now; nothing where no collection is there.</summary>
    /// <exception cref="PassageStoreException">It cannot be read.</exception>
    public async Task<QdrantSnapshot> TakeAsync(CancellationToken cancellationToken)
    {
        var heads = await ListHeadsAsync(cancellationToken);
        if (heads.FirstOrDefault()?.Generation is { } generation && generation != _checked)
        {
            QdrantCollection.Check(client.Address, collection, await client.GetCollectionInfoAsync(collection, cancellationToken));
            _checked = generation;
        }

        return new QdrantSnapshot(heads, isSearched);
    }

    /// <summary>The heads of all sources, of whichever layout; none where no collection is there.</summary>
    public async Task<IReadOnlyList<SourceHead>> ListHeadsAsync(CancellationToken cancellationToken)
    {
        var heads = new List<SourceHead>();
        try
        {
            Guid? offset = null;
            do
            {
                var page = await client.ScrollAsync(collection, Heads, PageSize, offset, withPayload: true, cancellationToken);
                heads.AddRange(page.Points.Select(point => point.Payload.Deserialize<SourceHead>(QdrantJson.Options)!));
                offset = page.NextPageOffset;
            }
            while (offset is not null);
            return heads;
        }
        catch (PassageStoreException fault) when (QdrantRefusal.IsMissing(fault))
        {
            return [];
        }
    }

    /// <summary>Reads what is searched of a snapshot, see the other one.</summary>
    /// <param name="source">The source that is asked for; null for all.</param>
    /// <param name="read">Reads.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="PassageStoreException">It cannot be read, or the source, or every source, is of another layout.</exception>
    public Task<T> ReadAsync<T>(string? source, Func<QdrantSnapshot, Task<T>> read, CancellationToken cancellationToken) => ReadAsync(
        snapshot => snapshot.Unreadable(source) is { Count: > 0 } unreadable
            ? throw new PassageStoreException(string.Join(Environment.NewLine, unreadable.Select(FaultOf)))
            : read(snapshot),
        cancellationToken);

    /// <summary>Reads a snapshot, and again where a writer took parts of it away meanwhile.</summary>
    /// <exception cref="PassageStoreException">It cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<QdrantSnapshot, Task<T>> read, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var snapshot = await TakeAsync(cancellationToken);
            var result = await read(snapshot);
            if (snapshot.Heads.Count == 0 || (await TakeAsync(cancellationToken)).Keeps(snapshot))
            {
                return result;
            }

            if (attempt == Attempts)
            {
                throw new PassageStoreException(
                    $"The passages in {collection} on Qdrant at {client.Address} change faster than they can be read; see what writes there all the time, then try again.");
            }
        }
    }
}
