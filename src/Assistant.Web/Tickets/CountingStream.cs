namespace Assistant.Web.Tickets;

/// <summary>Passes a file's bytes on and counts them, so that a page can say how far a long upload is, and none is longer than it may be.</summary>
/// <param name="inner">The file.</param>
/// <param name="counted">Called after each piece; null for nothing.</param>
internal sealed class CountingStream(Stream inner, Action? counted = null) : Stream
{
    private long _count;

    /// <summary>How many bytes were read.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>How many bytes may be read; reading on is an <see cref="IOException"/>.</summary>
    public long Limit { get; init; } = long.MaxValue;

    /// <summary>Whether the file has more bytes than <see cref="Limit"/>.</summary>
    public bool IsOverLimit => Count > Limit;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => inner.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        Interlocked.Add(ref _count, read);
        counted?.Invoke();
        return IsOverLimit ? throw new IOException("The file is larger than it may be.") : read;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Files come over the circuit, where waiting would block what brings them.
    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
