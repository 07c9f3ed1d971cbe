using System.Runtime.CompilerServices;
using Assistant.Core.Configuration;
using Assistant.Core.Privacy;
using Assistant.Ingest.Tickets;

namespace Assistant.Ingest.Sources;

/// <summary>A file of tickets that an administrator provides: what it says about requesters counts as the ticket system's word.</summary>
public sealed class TicketFileSource : ISource
{
    private readonly SourceOptions _options;
    private readonly TicketIntake _intake;

    /// <summary>Makes a source of the configuration; nothing is read yet.</summary>
    /// <param name="name">Its key in the configuration.</param>
    /// <param name="options"><c>Path</c> names the file; <c>Groups</c> and <c>Audience</c> say who may read.</param>
    /// <param name="match">Which name of a requester their callers are known by.</param>
    /// <param name="redactor">Removes secrets.</param>
    /// <param name="clock">Says when tickets were taken in.</param>
    /// <exception cref="SourceException">A label of <c>Groups</c> or <c>Audience</c> is none for tickets.</exception>
    public TicketFileSource(string name, SourceOptions options, RequesterMatch match, Redactor redactor, TimeProvider clock)
    {
        Name = name;
        _options = options;
        try
        {
            _intake = new TicketIntake(name, TicketLabels.ForSource(options, match), idIsNumber: false, redactor, clock);
        }
        catch (FormatException wrong)
        {
            throw new SourceException($"Sources:{name}: {wrong.Message}", wrong);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public SourceKind Kind => SourceKind.TicketFile;

    /// <inheritdoc/>
    /// <exception cref="SourceException">The file does not exist, cannot be read, or is no ticket file.</exception>
    public async IAsyncEnumerable<SourceItem> ReadAsync(
        IReadOnlyDictionary<string, DocumentVersion>? known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(_options.Path ?? "");
        var walk = new TicketFileWalk(path, _intake);
        await using var file = Open(path);
        await using var items = walk.ReadAsync(file, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await TryMoveAsync(items, path))
        {
            yield return items.Current;
        }

        if (walk.Records == 0 && known?.Count > 0)
        {
            yield return new FailedDocument(path, $"The file holds no ticket at all, so none of the {known.Count} that are known was removed; check the export, and disable the source if this is right.") { IsWhole = true };
        }
        else if (walk.SawEverything && walk.Records > 0)
        {
            yield return new WalkCompleted();
        }
    }

    private FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = 0, Share = FileShare.ReadWrite | FileShare.Delete });
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SourceException($"The ticket file {path} (Sources:{Name}:Path) does not exist; put the export there, or correct the path.", missing);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"The ticket file {path} (Sources:{Name}:Path) cannot be opened ({closed.Message}); let this program read it.", closed);
        }
    }

    private async Task<bool> TryMoveAsync(IAsyncEnumerator<SourceItem> items, string path)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (InvalidDataException foreign)
        {
            throw new SourceException($"{foreign.Message} Sources:{Name}:Path names it.", foreign);
        }
        catch (IOException broken)
        {
            throw new SourceException($"The ticket file {path} (Sources:{Name}:Path) could not be read to its end ({broken.Message}).", broken);
        }
    }
}
