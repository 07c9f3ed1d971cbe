using System.Buffers;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>Reads the body of an answer, up to a size and not through a long silence.</summary>
internal static class BodyReader
{
    private const int BlockBytes = 64 * 1024;

    /// <summary>Reads it; null where it is larger than allowed.</summary>
    /// <param name="content">The body; decompression happens while it is read, so that what is counted is what it unpacks to.</param>
    /// <param name="maxBytes">The most bytes.</param>
    /// <param name="heard">Told of every piece that arrives.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<byte[]?> ReadAsync(HttpContent content, int maxBytes, Action heard, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            return null;
        }
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent((int)(content.Headers.ContentLength + 1 ?? BlockBytes));
        var length = 0;
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken)) > 0)
            {
                heard();
                length += read;
                if (length > maxBytes)
                {
                    return null;
                }
                buffer = length == buffer.Length ? Grow(buffer) : buffer;
            }
            return buffer.AsSpan(0, length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
