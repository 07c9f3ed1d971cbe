using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Sources;

/// <summary>Reads the files of a folder. Safe to use from several threads.</summary>
internal sealed class FolderFiles(string source, string root, DocumentReader reader, IReadOnlyDictionary<string, DocumentVersion>? known, TimeProvider clock)
{
    private const int Megabyte = 1024 * 1024;
    private const int MostText = 20 * Megabyte;
    private const int MostPdf = 100 * Megabyte;

    /// <summary>Reads a file; null for one that is no document in spite of its name.</summary>
    public SourceItem? Read(FolderFile file, CancellationToken cancellationToken)
    {
        var address = AddressOf(file.Path);
        try
        {
            return ReadFile(file, address, cancellationToken);
        }
        catch (UnreadableDocumentException unreadable)
        {
            return Failed(file, address, unreadable.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Failed(file, address, $"The file cannot be read ({error.Message}); let this program read it.");
        }
    }

    private SourceItem? ReadFile(FolderFile file, string address, CancellationToken cancellationToken)
    {
        var info = new FileInfo(Path.Combine(root, file.Path));
        info = info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? info;
        var changedAt = new DateTimeOffset(info.LastWriteTimeUtc);
        var before = known?.GetValueOrDefault(address);
        if (FolderVersion.IsStill(before, info.Length, changedAt))
        {
            return new UnchangedDocument(address);
        }
        var most = file.Format == DocumentFormat.Pdf ? MostPdf : MostText;
        if (info.Length > most)
        {
            return Failed(file, address, $"The file is larger than {most / Megabyte} MB; split it, or leave it out with Exclude.");
        }
        var bytes = File.ReadAllBytes(info.FullName);
        if (DocumentReader.IsBinary(file.Format, bytes))
        {
            return null;
        }
        var now = clock.GetUtcNow();
        var version = FolderVersion.Of(bytes, changedAt, now);
        if (before?.ETag == version.ETag)
        {
            return new UnchangedDocument(address);
        }
        var page = reader.Read(file.Format, bytes, file.Path, cancellationToken);
        return new FetchedDocument(address, address, string.Empty, version, bytes.Length, now) { Page = page };
    }

    private FailedDocument Failed(FolderFile file, string address, string reason) => new(Path.Combine(root, file.Path), reason) { Address = address };

    // As the app looks documents up.
    private string AddressOf(string path) => $"/sources/{source}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";
}
