using System.Runtime.CompilerServices;
using Assistant.Core.Configuration;
using Assistant.Ingest.Reading;
using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Sources;

/// <summary>A folder of documents: Markdown, HTML, reStructuredText, plain text and PDF. The app itself shows them.</summary>
public sealed class FolderSource : ISource
{
    private readonly SourceOptions _options;
    private readonly DocumentReader _reader;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    /// <summary>Makes a source of the configuration; nothing is read yet.</summary>
    /// <param name="name">Its key in the configuration.</param>
    /// <param name="options"><c>Path</c> names the folder; <c>Include</c> and <c>Exclude</c> choose among the paths below it.</param>
    /// <param name="reader">Reads HTML, and what becomes HTML.</param>
    /// <param name="clock">Says when documents were read.</param>
    /// <param name="logger">Takes paths and counts.</param>
    public FolderSource(string name, SourceOptions options, HtmlReader reader, TimeProvider clock, ILogger<FolderSource> logger)
    {
        Name = name;
        _options = options;
        _reader = new DocumentReader(reader);
        _clock = clock;
        _logger = logger;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public SourceKind Kind => SourceKind.Folder;

    /// <inheritdoc/>
    /// <exception cref="SourceException">The folder does not exist or cannot be listed.</exception>
    public async IAsyncEnumerable<SourceItem> ReadAsync(
        IReadOnlyDictionary<string, DocumentVersion>? known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(_options.Path ?? "");
        var entries = List(root);
        var others = entries.OfType<OtherFile>().Select(file => file.Path).ToList();
        var files = new FolderFiles(Name, root, _reader, known, _clock);
        await foreach (var item in ReadAhead.InOrder(entries.OfType<FolderFile>(), files.Read, cancellationToken))
        {
            if (item is null)
            {
                others.Add(string.Empty); // named like a document, but no text
                continue;
            }
            yield return item;
        }

        foreach (var closed in entries.OfType<ClosedFolder>())
        {
            yield return closed.Failure(root);
        }

        if (others.Count > 0)
        {
            _logger.FilesIgnored(Name, others.Count, string.Join(", ", others.Select(Path.GetExtension).Where(ending => ending is { Length: > 0 }).Distinct().Order().Take(10)));
        }

        if (!entries.Any(entry => entry is FolderFile) && known?.Count > 0)
        {
            yield return new FailedDocument(root, $"The folder holds no document at all, so none of the {known.Count} that are known was removed; check that it is mounted and that Include fits, and disable the source if this is right.") { IsWhole = true };
        }
        else if (!entries.Any(entry => entry is ClosedFolder))
        {
            yield return new WalkCompleted();
        }
    }

    private IReadOnlyList<FolderEntry> List(string root)
    {
        if (!Directory.Exists(root))
        {
            throw new SourceException($"The folder {root} (Sources:{Name}:Path) does not exist; make it, mount it, or correct the path.");
        }
        try
        {
            return new FolderListing(root, _options).List();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"The folder {root} (Sources:{Name}:Path) cannot be listed ({error.Message}); let this program read it.", error);
        }
    }
}
