using Assistant.Core.Configuration;
using Assistant.Ingest.Sources.Websites;

namespace Assistant.Ingest.Sources;

/// <summary>Lists the pages of a rendered site, and the folders that it could not look into.</summary>
internal sealed class WebsiteListing
{
    private readonly PathPatterns _patterns;
    private readonly string _root;
    private readonly List<string> _pages = [];
    private readonly List<ClosedFolder> _closed = [];

    /// <summary>Lists them.</summary>
    /// <exception cref="SourceException">The folder itself is not there, or cannot be listed.</exception>
    public WebsiteListing(string name, SourceOptions options)
    {
        _patterns = new PathPatterns(options.Include, options.Exclude);
        _root = Path.GetFullPath(options.Path!);
        if (!Directory.Exists(_root))
        {
            throw new SourceException($"The folder {_root} (Sources:{name}:Path) does not exist; build the site there, or correct the path.");
        }

        var folders = new Stack<string>([_root]);
        while (folders.TryPop(out var folder))
        {
            try
            {
                List(folder, folders);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                if (folder == _root)
                {
                    throw new SourceException($"The folder {_root} (Sources:{name}:Path) cannot be listed ({error.Message}); let this program read it.", error);
                }

                if (!_patterns.ExcludesFolder("/" + PathOf(folder)))
                {
                    _closed.Add(new ClosedFolder(PathOf(folder), error.Message));
                }
            }
        }

        _pages.Sort(StringComparer.Ordinal);
    }

    /// <summary>The paths of the pages below the folder, in their order, parts joined by slashes.</summary>
    public IReadOnlyList<string> Pages => _pages;

    /// <summary>The folders below it of which nothing is known.</summary>
    public IReadOnlyList<ClosedFolder> Closed => _closed;

    private void List(string folder, Stack<string> folders)
    {
        foreach (var item in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            // Following links could lead in circles. What cannot be looked at is no link: it is reported when it is read.
            if ((int)item.Attributes != -1 && item.LinkTarget is not null)
            {
                continue;
            }

            // Not its FullName, which is empty where it is longer than the system takes.
            var path = Path.Combine(folder, item.Name);
            if (item is DirectoryInfo)
            {
                folders.Push(path);
            }
            else if (IsWanted(PathOf(path)))
            {
                _pages.Add(PathOf(path));
            }
        }
    }

    private bool IsWanted(string path) => IsPage(path) && path != "404.html" && !PrintPages.IsPrint(path) && _patterns.Takes("/" + PageAddress.WithoutIndex(path));

    private static bool IsPage(string file) =>
        Path.GetExtension(file) is { } ending
        && (ending.Equals(".html", StringComparison.OrdinalIgnoreCase) || ending.Equals(".htm", StringComparison.OrdinalIgnoreCase));

    private string PathOf(string path) => Path.GetRelativePath(_root, path).Replace(Path.DirectorySeparatorChar, '/');
}
