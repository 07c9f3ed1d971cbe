using System.Runtime.CompilerServices;
using Assistant.Core.Configuration;
using Assistant.Core.Passages.Vectors;
using Lucene.Net.Index;

namespace Assistant.Core.Passages.Embedded.Vectors;

/// <summary>The vectors of one source in the embedded store: files beside its index, filled from the endpoint or from other sources.</summary>
internal sealed class EmbeddedSourceVectors : ISourceVectors
{
    private const int TakenAtOnce = 256;

    private readonly string _source;
    private readonly string _folder;
    private readonly SourceFolders _folders;
    private readonly VectorSpace _space;
    private readonly SourceIndex? _index;
    private readonly VectorFileWriter? _writer;
    private readonly Lazy<IReadOnlyList<VectorFileReader>> _others;

    private EmbeddedSourceVectors(string source, SourceFolders folders, VectorSpace space, SourceIndex? index)
    {
        (_source, _folders, _space, _index) = (source, folders, space, index);
        _folder = folders.PathOf(source);
        _others = new Lazy<IReadOnlyList<VectorFileReader>>(OpenOthers);
        if (index?.Reader is { NumDocs: > 0 })
        {
            folders.Create(source);
            _writer = VectorFileWriter.Open(_folder, space);
        }
    }

    /// <inheritdoc/>
    public int Present { get; private set; }

    /// <summary>Opens the vectors of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="passages">Where its index lies.</param>
    /// <param name="folders">Where vectors lie.</param>
    /// <param name="space">What they have in common.</param>
    /// <exception cref="PassageStoreException">The index cannot be read, or the vectors cannot be written.</exception>
    public static EmbeddedSourceVectors Open(string source, string passages, SourceFolders folders, VectorSpace space)
    {
        var index = SourceIndex.Open(source, passages, before: null);
        if (index?.Fault is { } fault)
        {
            throw new PassageStoreException(fault);
        }

        try
        {
            return new EmbeddedSourceVectors(source, folders, space, index);
        }
        catch (Exception unwritable)
        {
            index?.Close();
            if (IsOfFiles(unwritable))
            {
                throw Unwritable(source, folders.PathOf(source), unwritable);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Passage> ReadMissingAsync(
        IReadOnlyCollection<TextClass> accepted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        Present = 0;
        var seen = new HashSet<long>();
        var taken = new List<(long Key, ReadOnlyMemory<float> Values)>();
        foreach (var leaf in _index?.Reader?.Leaves ?? [])
        {
            var (reader, wanted) = (leaf.AtomicReader, new AcceptedPassages(leaf.AtomicReader, accepted));
            foreach (var (document, key) in Keys(reader).Where(entry => wanted.Contains(entry.Document)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!seen.Add(key))
                {
                    continue; // The same text once more.
                }

                if (_writer!.Contains(key))
                {
                    Present++;
                }
                else if (FindElsewhere(key) is { } values)
                {
                    Present++;
                    taken.Add((key, values));
                }
                else
                {
                    yield return PassageDocument.Read(reader.Document(document));
                }

                if (taken.Count == TakenAtOnce)
                {
                    await ChangeAsync(() => _writer.Add(taken), cancellationToken);
                    taken.Clear();
                }
            }
        }

        await ChangeAsync(() => _writer?.Add(taken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task AddAsync(IReadOnlyList<PassageVector> vectors, CancellationToken cancellationToken) => ChangeAsync(
        () => _writer?.Add(vectors.Select(vector => (PassageMeaning.KeyOf(vector.Passage), vector.Values))), cancellationToken);

    /// <inheritdoc/>
    public Task FinishAsync(bool isWhole, CancellationToken cancellationToken) => ChangeAsync(
        () =>
        {
            _writer?.KeepOnly(_index!.Reader!.Leaves.SelectMany(leaf => Keys(leaf.AtomicReader)).Select(entry => entry.Key).ToHashSet());
            if (_writer is null or { Count: 0 })
            {
                _writer?.Dispose();
                DeleteAll(); // Nothing there has a vector any more.
            }
            else if (isWhole)
            {
                _writer.MarkWhole();
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _writer?.Dispose();
        _index?.Close();
        foreach (var other in _others.IsValueCreated ? _others.Value : [])
        {
            other.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    // The same text may have its vector in another source already: a page that is mirrored, a note in several tickets.
    private float[]? FindElsewhere(long key) => _others.Value.Select(other => other.Find(key)).FirstOrDefault(values => values is not null);

    private IReadOnlyList<VectorFileReader> OpenOthers()
    {
        var readers = new List<VectorFileReader>();
        foreach (var (source, folder) in _folders.List().Where(folder => folder.Source != _source))
        {
            try
            {
                if (VectorFileNames.Newest(folder, _space) is { } path && VectorFileReader.Open(path, _space, before: null) is { } reader)
                {
                    readers.Add(reader);
                }
            }
            catch (Exception fault) when (IsOfFiles(fault))
            {
                // Its own run says so; here it only would have saved a request.
            }
        }

        return readers;
    }

    private static IEnumerable<(int Document, long Key)> Keys(AtomicReader reader)
    {
        var (meanings, live) = (reader.GetNumericDocValues(PassageFields.Meaning), reader.LiveDocs);
        for (var document = 0; meanings is not null && document < reader.MaxDoc; document++)
        {
            if (live?.Get(document) != false)
            {
                yield return (document, meanings.Get(document));
            }
        }
    }

    private void DeleteAll()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private Task ChangeAsync(Action change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.Run(
            () =>
            {
                try
                {
                    change();
                }
                catch (Exception fault) when (IsOfFiles(fault))
                {
                    throw Unwritable(_source, _folder, fault);
                }
            },
            CancellationToken.None);
    }

    private static bool IsOfFiles(Exception fault) => fault is IOException or UnauthorizedAccessException or InvalidDataException;

    private static PassageStoreException Unwritable(string source, string folder, Exception fault) => fault is InvalidDataException
        ? new($"The vectors of source '{source}' in {folder} cannot be used ({fault.Message}); delete that folder, and the next run makes them anew.", fault)
        : new($"The vectors of source '{source}' cannot be written to {folder} ({fault.Message}); see that the disk has room and that this program may write there, then run again.", fault);
}
