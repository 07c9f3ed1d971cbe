namespace Assistant.Core.Passages.Embedded;

/// <summary>Replaces all sources: each is written beside what readers see, and all are switched at the end, one right after the other.</summary>
/// <param name="folders">The folders of the store.</param>
/// <param name="held">The sources that it holds.</param>
internal sealed class EmbeddedReplacement(SourceFolders folders, IEnumerable<string> held) : IStoreReplacement
{
    private readonly Dictionary<string, SourceRebuild> _rebuilds = [];

    /// <inheritdoc/>
    public Task<ISourceWriter> OpenWriterAsync(string source, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<ISourceWriter>(new Part(Begin(source)));
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        foreach (var source in held.Where(source => !_rebuilds.ContainsKey(source)).ToList())
        {
            Begin(source);
        }

        foreach (var rebuild in _rebuilds.Values)
        {
            await rebuild.SwitchAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var rebuild in _rebuilds.Values)
        {
            await rebuild.DisposeAsync();
        }
    }

    private SourceRebuild Begin(string source) => _rebuilds[source] = SourceRebuild.Open(source, folders.Create(source));

    // Closing it ends nothing: what it wrote waits for the end of all.
    private sealed class Part(SourceRebuild rebuild) : ISourceWriter
    {
        public Task ReplaceAsync(DocumentId document, IReadOnlyList<Passage> passages, CancellationToken cancellationToken) =>
            rebuild.ReplaceAsync(document, passages, cancellationToken);

        public Task RemoveAsync(DocumentId document, CancellationToken cancellationToken) => rebuild.RemoveAsync(document, cancellationToken);

        public Task CommitAsync(CancellationToken cancellationToken) => rebuild.CommitAsync(cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
