using Assistant.Core.Passages.Qdrant.Wire;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>A collection that is filled beside the one in use, and takes its place when it is complete.</summary>
internal sealed class QdrantReplacement(QdrantClient client, QdrantGenerations generations, string collection, ILogger logger) : IStoreReplacement
{
    private readonly QdrantSnapshots _snapshots = new(client, collection, _ => true);
    private bool _completed;

    /// <inheritdoc/>
    public async Task<ISourceWriter> OpenWriterAsync(string source, CancellationToken cancellationToken) =>
        await QdrantSourceWriter.OpenAsync(client, await _snapshots.ListHeadsAsync(cancellationToken), collection, source, logger, cancellationToken);

    /// <inheritdoc/>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await generations.SwitchAsync(collection, cancellationToken);
        _completed = true;
    }

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
