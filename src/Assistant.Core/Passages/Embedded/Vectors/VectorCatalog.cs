using System.Collections.Concurrent;
using Assistant.Core.Passages.Vectors;
using Lucene.Net.Index;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Passages.Embedded.Vectors;

/// <summary>Keeps the vector files of all sources open for reading, and notices when they grow or are replaced. Safe for concurrent use.</summary>
internal sealed class VectorCatalog(SourceFolders folders, ILogger logger) : IDisposable
{
    private readonly ConcurrentDictionary<string, VectorFileReader?> _open = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>The vectors of a source as they are now; null where it has none of this space, or only some so far.</summary>
    public VectorFileReader? Find(string source, VectorSpace space)
    {
        var newest = FindAny(source, space);
        return newest is { IsWhole: true } ? newest : null;
    }

    /// <summary>The vectors of a source as they are now, if only some of its passages have one; null where none has one of this space.</summary>
    public VectorFileReader? FindAny(string source, VectorSpace space)
    {
        try
        {
            return Open(source, space);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            logger.VectorsUnreadable(source, fault.Message);
            return null;
        }
    }

    /// <summary>How far the passages of a source have vectors, and whether they are searched.</summary>
    public VectorStatus StatusOf(SourceIndex index, VectorSpace space)
    {
        var newest = FindAny(index.Source, space);
        var passages = newest is null ? 0 : (index.Reader?.Leaves ?? []).Sum(leaf => CountIn(leaf.AtomicReader, newest));
        return new VectorStatus(index.Source, passages, newest is { IsWhole: true }, VectorFileNames.HasOthers(folders.PathOf(index.Source), space));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var reader in _open.Values)
            {
                reader?.Dispose();
            }

            _open.Clear();
        }
    }

    private static long CountIn(AtomicReader segment, VectorFileReader vectors)
    {
        var rows = SegmentRows.Of(segment, vectors);
        var (live, count) = (segment.LiveDocs, 0L);
        for (var document = 0; document < rows.Length; document++)
        {
            count += rows[document] >= 0 && live?.Get(document) != false ? 1 : 0;
        }

        return count;
    }

    private VectorFileReader? Open(string source, VectorSpace space)
    {
        var path = VectorFileNames.Newest(folders.PathOf(source), space);
        var open = _open.GetValueOrDefault(source);
        if (path is null || IsCurrent(open, path))
        {
            return path is null ? null : open;
        }

        lock (_lock)
        {
            open = _open.GetValueOrDefault(source);
            if (!IsCurrent(open, path))
            {
                var newer = VectorFileReader.Open(path, space, open);
                _open[source] = newer;
                open?.Dispose();
                open = newer;
            }

            return open;
        }
    }

    // The mark that it is whole comes without a change of its length.
    private static bool IsCurrent(VectorFileReader? open, string path) => open is { IsWhole: true } && open.Path == path && open.Length == new FileInfo(path).Length;
}

internal static partial class VectorCatalogLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The vectors of source {Source} cannot be read, so it is searched by words alone: {Fault}")]
    public static partial void VectorsUnreadable(this ILogger logger, string source, string fault);
}
