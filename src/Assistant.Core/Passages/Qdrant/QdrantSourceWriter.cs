using System.Text.Json;
using Assistant.Core.Passages.Lexical;
using Assistant.Core.Passages.Qdrant.Vectors;
using Assistant.Core.Passages.Qdrant.Wire;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>
/// Writes the passages of one source. New ones carry the number of the next commit, and those that they replace learn it
/// as their end; readers keep to the last commit's number, so the one change of <see cref="SourceHead"/> turns all over.
/// </summary>
internal sealed class QdrantSourceWriter : ISourceWriter
{
    private const int DocumentsAtOnce = 100;

    private readonly QdrantClient _client;
    private readonly ILogger _logger;
    private readonly QdrantUploads _uploads;
    private readonly HashSet<DocumentId> _changed = [];
    private SourceHead _head;
    private bool _closed;

    private QdrantSourceWriter(QdrantClient client, SourceHead head, QdrantUploads uploads, ILogger logger)
    {
        _client = client;
        _head = head;
        _uploads = uploads;
        _logger = logger;
    }

    private long Next => _head.Commit + 1;

    /// <summary>What readers see of the source.</summary>
    public SourceHead Head => _head;

    private QdrantCondition OfSource => QdrantCondition.Is(QdrantFields.Source, _head.Source);

    /// <summary>Opens a source, and takes away what a writer left that died.</summary>
    /// <param name="client">The server.</param>
    /// <param name="heads">The heads of all sources in the collection.</param>
    /// <param name="collection">The collection itself, no alias.</param>
    /// <param name="source">The source.</param>
    /// <param name="logger">Told of what could not be tidied up.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="origin">The collection that has the vectors of texts already, where it is another one.</param>
    public static async Task<QdrantSourceWriter> OpenAsync(
        QdrantClient client, IReadOnlyList<SourceHead> heads, string collection, string source, ILogger logger, CancellationToken cancellationToken, string? origin = null)
    {
        var head = heads.FirstOrDefault(known => known.Source == source && known.IsOfThisLayout) ?? new SourceHead { Source = source, Layout = QdrantFields.Layout, Generation = collection };
        var uploads = new QdrantUploads(client, collection, heads.Sum(known => known.Words), heads.Sum(known => known.Written), new CarriedVectors(client, collection, origin));
        var writer = new QdrantSourceWriter(client, head, uploads, logger);
        await writer.TidyAsync(cancellationToken);
        return writer;
    }

    /// <summary>Publishes heads, all of one collection.</summary>
    public static Task WriteHeadsAsync(QdrantClient client, IReadOnlyList<SourceHead> heads, CancellationToken cancellationToken) => client.UpsertAsync(
        heads[0].Generation, [.. heads.Select(head => new QdrantPoint(SourceHead.IdOf(head.Source), new Dictionary<string, object>(), head))], cancellationToken);

    /// <inheritdoc/>
    public async Task ReplaceAsync(DocumentId document, IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        if (document.Source != _head.Source || passages.Any(passage => passage.Document != document))
        {
            throw new ArgumentException($"All passages must be of {document}, a document of source '{_head.Source}'.", nameof(passages));
        }

        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_closed, this);
        if (!_changed.Add(document))
        {
            _uploads.Drop(document);
            await _client.DeleteAsync(_head.Generation, new QdrantFilter([Of([document]), QdrantCondition.MoreThan(QdrantFields.From, _head.Commit)]), cancellationToken);
        }

        await _uploads.AddAsync(passages, Next, cancellationToken);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(DocumentId document, CancellationToken cancellationToken) => ReplaceAsync(document, [], cancellationToken);

    /// <inheritdoc/>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (_changed.Count == 0 && _head.Commit > 0)
        {
            return;
        }

        await CommitAsync([.. _changed.Chunk(DocumentsAtOnce).Select(documents => Of(documents))], cancellationToken);
    }

    /// <summary>Sends what waits, for nobody to see yet.</summary>
    public Task SendAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return _uploads.FlushAsync(cancellationToken);
    }

    /// <summary>Commits, and ends everything of the source that was there before.</summary>
    public Task CommitOnlyWhatIsNewAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return CommitAsync([OfSource], cancellationToken);
    }

    private async Task CommitAsync(IReadOnlyList<QdrantCondition> ending, CancellationToken cancellationToken)
    {
        await _uploads.FlushAsync(cancellationToken);                                                   // 1 the new ones, which nobody sees yet
        foreach (var old in _head.Commit > 0 ? ending : [])                                             // 2 the end of the old ones, which is to come
        {
            await _client.SetPayloadAsync(_head.Generation, new { Until = Next }, new QdrantFilter(
                [OfSource, old, QdrantCondition.AtMost(QdrantFields.From, _head.Commit), QdrantCondition.MoreThan(QdrantFields.Until, Next)]), cancellationToken);
        }

        var (words, written) = _uploads.TakeTotals();
        await PublishAsync(_head with { Commit = Next, Oldest = _head.Commit, Words = _head.Words + words, Written = _head.Written + written }, cancellationToken); // 3 both at once
        _changed.Clear();
        await TryAsync(() => DeleteEndedAsync(_head.Oldest, cancellationToken));                        // 4 what ended before
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        await TryAsync(() => TidyAsync(CancellationToken.None));
    }

    // Passages of a commit that never came, and the ends that it set; and what the last one took out.
    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        var (collection, uncommitted) = (_head.Generation, false);
        if (_head.Commit > 0 || _changed.Count > 0)
        {
            // A commit whose confirmation was lost is a commit.
            var stored = await _client.RetrieveAsync(collection, [SourceHead.IdOf(_head.Source)], cancellationToken);
            _head = stored.Count == 0 ? _head : stored[0].Payload.Deserialize<SourceHead>(QdrantJson.Options)!;
            uncommitted = _changed.Count > 0;
        }

        if (uncommitted || !_closed)
        {
            await _client.DeleteAsync(collection, new QdrantFilter([OfSource, QdrantCondition.MoreThan(QdrantFields.From, _head.Commit)]), cancellationToken);
            await _client.SetPayloadAsync(collection, new { Until = QdrantFields.Never }, new QdrantFilter(
                [OfSource, QdrantCondition.MoreThan(QdrantFields.Until, _head.Commit), QdrantCondition.AtMost(QdrantFields.Until, QdrantFields.Never - 1)]), cancellationToken);
        }

        if (_head.Oldest < _head.Commit)
        {
            await PublishAsync(_head with { Oldest = _head.Commit }, cancellationToken);
            await DeleteEndedAsync(_head.Commit, cancellationToken);
        }
    }

    private async Task PublishAsync(SourceHead head, CancellationToken cancellationToken)
    {
        await WriteHeadsAsync(_client, [head], cancellationToken);
        _head = head;
    }

    private Task DeleteEndedAsync(long commit, CancellationToken cancellationToken) =>
        commit == 0 ? Task.CompletedTask : _client.DeleteAsync(_head.Generation, new QdrantFilter([OfSource, QdrantCondition.AtMost(QdrantFields.Until, commit)]), cancellationToken);

    // What is left over is seen by nobody, and goes the next time.
    private async Task TryAsync(Func<Task> tidy)
    {
        try
        {
            await tidy();
        }
        catch (PassageStoreException fault)
        {
            _logger.NotTidied(_head.Source, fault);
        }
    }

    private static QdrantCondition Of(IEnumerable<DocumentId> documents) => QdrantCondition.IsAny(QdrantFields.Document, documents.Select(document => document.ToString()));
}

internal static partial class QdrantSourceWriterLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Passages of source {Source} that nobody sees any more could not be deleted; the next run does it")]
    public static partial void NotTidied(this ILogger logger, string source, Exception fault);
}
