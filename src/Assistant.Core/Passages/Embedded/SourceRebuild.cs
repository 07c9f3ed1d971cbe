using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Writes the next generation of a source's index.</summary>
internal sealed class SourceRebuild : ISourceRebuild
{
    private readonly string _source;
    private readonly string _folder;
    private readonly string _generation;
    private readonly SourceIndex? _before;
    private readonly SourceIndexWriter _writer;
    private bool _isUnfinished;

    private SourceRebuild(string source, string folder, string generation, SourceIndexWriter writer)
    {
        (_source, _folder, _generation, _writer) = (source, folder, generation, writer);
        _before = SourceIndex.Open(source, folder, before: null);
    }

    /// <summary>Begins a generation beside the one in service, which need not be readable.</summary>
    /// <exception cref="PassageStoreException">It cannot be written.</exception>
    public static SourceRebuild Open(string source, string folder)
    {
        try
        {
            SourceGenerations.Clear(folder); // What a rebuild that died has left.
            var generation = SourceGenerations.Begin(folder);
            return new SourceRebuild(source, folder, generation, SourceIndexWriter.Open(source, generation));
        }
        catch (Exception fault) when (IndexFaults.IsOfFiles(fault))
        {
            throw IndexFaults.Unwritable(source, folder, fault);
        }
    }

    /// <summary>Goes on with a generation that a dead rebuild left; null where none has that key and that many documents.</summary>
    /// <exception cref="PassageStoreException">It cannot be written.</exception>
    public static SourceRebuild? Resume(string source, string folder, string key, int documents)
    {
        try
        {
            return SourceGenerations.OutOfService(folder).FirstOrDefault(generation => SourceIndex.Holds(generation, key, documents)) is { } generation
                ? new SourceRebuild(source, folder, generation, SourceIndexWriter.Open(source, generation)) { _isUnfinished = true }
                : null;
        }
        catch (Exception fault) when (IndexFaults.IsOfFiles(fault))
        {
            throw IndexFaults.Unwritable(source, folder, fault);
        }
    }

    /// <inheritdoc/>
    public string Key => _writer.Identity;

    /// <inheritdoc/>
    public Task ReplaceAsync(DocumentId document, IReadOnlyList<Passage> passages, CancellationToken cancellationToken) =>
        _writer.ReplaceAsync(document, passages, cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(DocumentId document, CancellationToken cancellationToken) => _writer.RemoveAsync(document, cancellationToken);

    /// <inheritdoc/>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _writer.CommitAsync(cancellationToken);
        _isUnfinished = true;
    }

    /// <inheritdoc/>
    public async Task<bool> KeepAsync(DocumentId document, Func<Passage, Passage>? change, CancellationToken cancellationToken)
    {
        var kept = _before?.Reader is { } reader ? await Task.Run(() => Read(reader, document), cancellationToken) : [];
        if (kept.Count > 0)
        {
            await _writer.ReplaceAsync(document, change is null ? kept : [.. kept.Select(change)], cancellationToken);
        }

        return kept.Count > 0;
    }

    /// <inheritdoc/>
    public async Task SwitchAsync(CancellationToken cancellationToken)
    {
        await _writer.CommitAsync(cancellationToken);
        await _writer.DisposeAsync();
        try
        {
            SourceGenerations.Switch(_folder, _generation);
            _isUnfinished = false;
        }
        catch (Exception fault) when (IndexFaults.IsOfFiles(fault))
        {
            throw IndexFaults.Unwritable(_source, _folder, fault);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _before?.Close();
        if (!_isUnfinished)
        {
            SourceGenerations.Clear(_folder); // The generation that was replaced, or the one in which nothing was committed.
        }
    }

    private static List<Passage> Read(DirectoryReader reader, DocumentId document)
    {
        try
        {
            var searcher = new IndexSearcher(reader);
            var term = new TermQuery(new Term(PassageFields.Document, document.ToString()));
            var found = searcher.Search(term, Math.Max(1, reader.DocFreq(term.Term)));
            return [.. found.ScoreDocs.Select(hit => PassageDocument.Read(searcher.Doc(hit.Doc))).OrderBy(passage => passage.Position)];
        }
        catch (Exception fault) when (IndexFaults.IsOfFiles(fault))
        {
            return []; // Damaged there: the next run takes the document in anew.
        }
    }
}
