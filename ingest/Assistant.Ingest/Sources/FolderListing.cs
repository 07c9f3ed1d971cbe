using Assistant.Core.Configuration;
using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Sources;

/// <summary>
/// Lists the documents of a folder: no hidden files and folders, none of version control, and no links that lead out of
/// it or to what is listed anyway.
/// </summary>
internal sealed class FolderListing(string root, SourceOptions options)
{
    private static readonly string[] Management = ["CVS", "_darcs", "node_modules", "__pycache__"];

    private readonly PathPatterns _patterns = new(options.Include, options.Exclude);
    private readonly string _realRoot = Real(new DirectoryInfo(root));

    /// <summary>All entries, in the order of their paths.</summary>
    public IReadOnlyList<FolderEntry> List()
    {
        var entries = new List<(string Path, FolderEntry Entry)>();
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            try
            {
                foreach (var item in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(item => !IsHidden(item)))
                {
                    // Not its FullName, which is empty where it is longer than the system takes.
                    var full = Path.Combine(folder, item.Name);
                    if (item is DirectoryInfo && !IsLink(item))
                    {
                        folders.Push(full);
                    }
                    else if (item is FileInfo file && EntryOf(file, Relative(full)) is { } entry)
                    {
                        entries.Add((Relative(full), entry));
                    }
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException && folder != root)
            {
                if (!_patterns.ExcludesFolder("/" + Relative(folder)))
                {
                    entries.Add((Relative(folder), new ClosedFolder(Relative(folder), error.Message)));
                }
            }
        }
        return [.. entries.OrderBy(entry => entry.Path, StringComparer.Ordinal).Select(entry => entry.Entry)];
    }

    private FolderEntry? EntryOf(FileInfo file, string path)
    {
        if (!_patterns.Takes("/" + path) || (IsLink(file) && !IsWithin(file)))
        {
            return null;
        }
        return DocumentFormats.Of(path) is { } format ? new FolderFile(path, format) : new OtherFile(path);
    }

    // A link is read where its target lies in the folder and is hidden there, as in mounted configuration maps.
    private bool IsWithin(FileInfo link)
    {
        try
        {
            var target = link.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
            if (target is not { Exists: true })
            {
                return false;
            }
            var real = Path.GetRelativePath(_realRoot, Path.Combine(Real(target.Directory!), target.Name));
            return !real.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(real) && real.Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.'));
        }
        catch (IOException) // links that lead in circles
        {
            return false;
        }
    }

    // The path without links in any of its parts.
    private static string Real(DirectoryInfo folder)
    {
        var real = folder.ResolveLinkTarget(returnFinalTarget: true) as DirectoryInfo ?? folder;
        return real.Parent is { } parent ? Path.Combine(Real(parent), real.Name) : real.FullName;
    }

    // What cannot be looked at seems to have all attributes; it is to be reported, not passed by.
    private static bool IsUnknown(FileSystemInfo item) => (int)item.Attributes == -1;

    private static bool IsLink(FileSystemInfo item) => !IsUnknown(item) && item.LinkTarget is not null;

    private static bool IsHidden(FileSystemInfo item) =>
        item.Name.StartsWith('.') || (item.Attributes.HasFlag(FileAttributes.Hidden) && !IsUnknown(item)) || Management.Contains(item.Name, StringComparer.Ordinal);

    private string Relative(string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
}
