using Assistant.Core.Passages.Qdrant.Vectors;
using Assistant.Core.Passages.Qdrant.Wire;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>A collection that is filled beside the one in use, and takes its place when it is complete.</summary>
/// <param name="client">The server.</param>
/// <param name="generations">Switches.</param>
/// <param name="collection">The new collection.</param>
/// <param name="inUse">The one in use, whose vectors are taken over; null where there is none.</param>
/// <param name="logger">Told of what could not be deleted.</param>
internal sealed class QdrantReplacement(QdrantClient client, QdrantGenerations generations, string collection, string? inUse, ILogger logger) : IStoreReplacement
{
    private readonly QdrantSnapshots _snapshots = new(client, collection, _ => true);
    private bool _completed;

    /// <inheritdoc/>
    public async Task<ISourceWriter> OpenWriterAsync(string source, CancellationToken cancellationToken) =>
        await QdrantSourceWriter.OpenAsync(client, await _snapshots.ListHeadsAsync(cancellationToken), collection, source, logger, cancellationToken, inUse);

    /// <inheritdoc/>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await KeepSpacesAsync(cancellationToken);
        await generations.SwitchAsync(collection, cancellationToken);
        _completed = true;
    }

    // What was searched by meaning still is, where it has all its vectors here too.
    private async Task KeepSpacesAsync(CancellationToken cancellationToken)
    {
        var names = QdrantVectorNames.In(await client.GetCollectionInfoAsync(collection, cancellationToken));
        var before = inUse is null || names.Count == 0 ? [] : await new QdrantSnapshots(client, inUse, _ => true).ListHeadsAsync(cancellationToken);
        foreach (var head in await _snapshots.ListHeadsAsync(cancellationToken))
        {
            if (before.FirstOrDefault(old => old.Source == head.Source && old.IsOfThisLayout) is { Space.Length: > 0 } old
                && QdrantVectorNames.Of(old.Space) is var name && names.ContainsKey(name)
                && await CountAsync(head, name, cancellationToken) >= await CountAsync(old, name, cancellationToken))
            {
                await SourceHead.SetSpaceAsync(client, head, old.Space, cancellationToken);
            }
        }
    }

    private Task<long> CountAsync(SourceHead head, string vector, CancellationToken cancellationToken) =>
        client.CountAsync(head.Generation, new QdrantFilter([head.Visible, QdrantCondition.Has(vector)]), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_completed)
            {
                await generations.DropAsync(collection, CancellationToken.None);
            }
        }
        catch (PassageStoreException fault)
        {
            logger.NotDropped(collection, fault);
        }
    }
}

internal static partial class QdrantReplacementLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The unfinished collection {Collection} could not be deleted; the next copy does it")]
    public static partial void NotDropped(this ILogger logger, string collection, Exception fault);
}
