using System.Text;

namespace Assistant.Core.Passages.Embedded;

/// <summary>The folders of the store: one for each source, below one root.</summary>
internal sealed class SourceFolders(string root)
{
    // Some file systems take "Docs" and "docs" for one folder, so a capital is written as a small letter after this sign.
    private const char CapitalSign = '+';

    /// <summary>The folder that holds all of them.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The folder of a source, whether it is there or not.</summary>
    /// <exception cref="PassageStoreException">The name cannot be a folder's.</exception>
    public string PathOf(string source)
    {
        if (source.Length == 0 || !source.All(IsNameSign))
        {
            throw new PassageStoreException($"'{source}' cannot be the name of a source: it may hold letters, digits, '-' and '_' alone; rename it in Sources.");
        }

        var name = new StringBuilder();
        foreach (var sign in source)
        {
            _ = char.IsAsciiLetterUpper(sign) ? name.Append(CapitalSign).Append(char.ToLowerInvariant(sign)) : name.Append(sign);
        }

        return Path.Combine(Root, name.ToString());
    }

    /// <summary>The sources that have a folder, by name; none where the root is not there yet.</summary>
    /// <exception cref="PassageStoreException">The root cannot be read.</exception>
    public IReadOnlyList<(string Source, string Path)> List()
    {
        try
        {
            return [.. Directory.EnumerateDirectories(Root)
                .Select(path => (Source: SourceOf(Path.GetFileName(path)), path))
                .Where(folder => folder.Source is not null)
                .Select(folder => (folder.Source!, folder.path))
                .OrderBy(folder => folder.Item1, StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return File.Exists(Root) ? throw Unreadable("it is a file, not a folder", null) : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(fault.Message, fault);
        }
    }

    /// <summary>Makes the folder of a source, closed to other users of the machine.</summary>
    /// <exception cref="PassageStoreException">It cannot be made.</exception>
    public string Create(string source)
    {
        var path = PathOf(source);
        try
        {
            MakePrivate(Root);
            MakePrivate(path);
            return path;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PassageStoreException(
                $"The folder {path} of the passage store cannot be made ({fault.Message}); let this program write there, or set Data:Path to a folder where it may.", fault);
        }
    }

    private PassageStoreException Unreadable(string reason, Exception? fault) => new(
        $"The folder {Root} of the passage store cannot be read ({reason}); let this program read it, or correct Data:Path.", fault);

    /// <summary>Makes a folder that is closed to other users of the machine; one that is there is left as it is.</summary>
    public static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string? SourceOf(string folder)
    {
        var source = new StringBuilder();
        for (var i = 0; i < folder.Length; i++)
        {
            var capital = folder[i] == CapitalSign;
            i += capital ? 1 : 0;
            if (i == folder.Length || !IsNameSign(folder[i]) || char.IsAsciiLetterUpper(folder[i]))
            {
                return null; // Somebody else's.
            }

            source.Append(capital ? char.ToUpperInvariant(folder[i]) : folder[i]);
        }

        return source.ToString();
    }

    private static bool IsNameSign(char sign) => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_';
}
