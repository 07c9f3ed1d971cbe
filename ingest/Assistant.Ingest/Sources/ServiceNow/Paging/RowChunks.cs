using System.Runtime.CompilerServices;
using Assistant.Ingest.Sources.ServiceNow.Wire;

namespace Assistant.Ingest.Sources.ServiceNow.Paging;

/// <summary>Takes a stream of records in portions.</summary>
internal static class RowChunks
{
    /// <summary>Portions of so many records; the last may be smaller, none is empty.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<TableRow>> ChunkAsync(
        this IAsyncEnumerable<TableRow> rows, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunk = new List<TableRow>(size);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            chunk.Add(row);
            if (chunk.Count == size)
            {
                yield return chunk;
                chunk = new List<TableRow>(size);
            }
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }
}
