using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Sources;

/// <summary>What the listing of a folder brings.</summary>
internal abstract record FolderEntry;

/// <summary>A document.</summary>
/// <param name="Path">Its path below the folder, parts joined by slashes.</param>
/// <param name="Format">How it is written.</param>
internal sealed record FolderFile(string Path, DocumentFormat Format) : FolderEntry;

/// <summary>A folder below that cannot be listed, so that nothing is known of what it holds.</summary>
/// <param name="Path">Its path below the folder.</param>
/// <param name="Reason">What the system says.</param>
internal sealed record ClosedFolder(string Path, string Reason) : FolderEntry
{
    /// <summary>The failure that tells of it.</summary>
    /// <param name="root">The folder of the source.</param>
    public FailedDocument Failure(string root) => new(
        System.IO.Path.GetFullPath(Path, System.IO.Path.GetFullPath(root)),
        $"The folder cannot be listed ({Reason}), so nothing is taken for removed; let this program read it, or leave it out with Exclude.")
    { IsWhole = true };
}

/// <summary>A file that is no document.</summary>
/// <param name="Path">Its path below the folder.</param>
internal sealed record OtherFile(string Path) : FolderEntry;
