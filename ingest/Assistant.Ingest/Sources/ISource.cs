using Assistant.Core.Configuration;

namespace Assistant.Ingest.Sources;

/// <summary>Something documents or tickets are taken from.</summary>
public interface ISource
{
    /// <summary>Its name in the configuration.</summary>
    string Name { get; }

    /// <summary>What it is.</summary>
    SourceKind Kind { get; }

    /// <summary>
    /// Walks the source. One bad document is an item, not the end of the walk; an exception means that the source as
    /// a whole could not be read. The last item of a walk that saw everything is <see cref="WalkCompleted"/>: only
    /// then may the run conclude that a document is gone.
    /// </summary>
    /// <param name="known">What the last run knew of each address, for conditional requests; null re-reads all.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    IAsyncEnumerable<SourceItem> ReadAsync(IReadOnlyDictionary<string, DocumentVersion>? known, CancellationToken cancellationToken);
}
