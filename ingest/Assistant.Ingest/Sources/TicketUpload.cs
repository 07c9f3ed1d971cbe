using Assistant.Core.Configuration;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Tickets;
using Assistant.Ingest.Tickets.Files;

namespace Assistant.Ingest.Sources;

/// <summary>Takes a ticket file that staff upload or import into the source <c>uploads</c>, through the pipeline of the night.</summary>
public sealed class TicketUpload(IngestRun run, Redactor redactor, TimeProvider clock)
{
    /// <summary>The source of uploaded tickets.</summary>
    public const string SourceName = SourcesOptions.Uploads;

    /// <summary>What that source is called where kinds of sources are told.</summary>
    public const string KindName = "Upload";

    /// <summary>The largest file, in bytes.</summary>
    public const long MaxBytes = 200L * 1024 * 1024;

    /// <summary>Reads the file as a stream; a bad record is reported and skipped, the rest is kept.</summary>
    /// <param name="fileName">For messages.</param>
    /// <param name="content">JSON in one of the accepted forms.</param>
    /// <param name="cancellationToken">Ends the import; what was committed stays.</param>
    /// <returns>The numbers of the tickets in the file, at most 1000 of them, and what was done.</returns>
    /// <exception cref="InvalidDataException">The file is no ticket file; the message says what was expected and where it broke.</exception>
    /// <exception cref="TicketFileTooLargeException">
    /// The file is larger than <see cref="MaxBytes"/>. Where the stream knows its length, nothing was read; else what came before is kept.
    /// </exception>
    /// <exception cref="RunLockedException">Another upload is under way.</exception>
    public async Task<(IReadOnlyList<TicketNumber> Numbers, SourceReport Report)> ImportAsync(
        string fileName, Stream content, CancellationToken cancellationToken)
    {
        if (content.CanSeek && content.Length - content.Position > MaxBytes)
        {
            throw new TicketFileTooLargeException(fileName, MaxBytes);
        }

        var intake = new TicketIntake(SourceName, TicketLabels.ForUploads, idIsNumber: true, redactor, clock);
        var source = new UploadSource(content, new TicketFileWalk(fileName, intake, MaxBytes));
        var definition = new SourceDefinition(SourceName, new SourceOptions { Kind = SourceKind.TicketFile, Path = fileName });
        var report = await run.RunAsync([(definition, source)], full: false, progress: null, cancellationToken);
        return source switch
        {
            { Foreign: { } foreign } => throw new InvalidDataException(foreign.Message, foreign),
            { TooLarge: { } tooLarge } => throw tooLarge,
            _ => (source.Numbers, report.Sources[0]),
        };
    }
}
