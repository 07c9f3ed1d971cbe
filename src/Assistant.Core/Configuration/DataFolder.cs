using Assistant.Core.Faults;

namespace Assistant.Core.Configuration;

/// <summary>The folder <c>Data:Path</c> and the folders in it, each for this user alone.</summary>
public static class DataFolder
{
    /// <summary>The folder in it that holds the passages.</summary>
    public const string Passages = "passages";

    /// <summary>The folder in it that holds the web app's keys.</summary>
    public const string Keys = "keys";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folders where they are missing, and tries to write into each, so that a start fails and not the first night.</summary>
    /// <param name="data">Names the folder.</param>
    /// <param name="parts">Which folders in it are needed.</param>
    /// <exception cref="SettingsException">One cannot be made or written.</exception>
    public static void Prepare(DataOptions data, params IReadOnlyList<string> parts)
    {
        var root = Path.GetFullPath(data.Path);
        foreach (var folder in (string[])[root, .. parts.Select(part => Path.Combine(root, part))])
        {
            try
            {
                Make(folder);
                TryWriting(folder);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new SettingsException([$"Data:Path is {root}, but {Describe(folder, fault)}; {Remedy(fault)}, or set Data:Path to another folder."]);
            }
        }
    }

    /// <summary>The path of a folder in it.</summary>
    public static string PathOf(DataOptions data, string part) => Path.Combine(Path.GetFullPath(data.Path), part);

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }
    }

    private static void TryWriting(string folder)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose };
        using var file = new FileStream(Path.Combine(folder, $".try-{Guid.NewGuid():N}"), options);
        file.WriteByte(0);
    }

    private static string Describe(string folder, Exception fault) => FileInTheWay(folder) is { } file
        ? $"{file} is a file, not a folder"
        : $"{folder} cannot be {(Directory.Exists(folder) ? "written" : "made")} by the user {Environment.UserName} ({Reason(fault)})";

    // The system's own word for a place where nothing can be made is that it is not there.
    private static string Reason(Exception fault) => fault switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException => "the system does not allow it there",
        PathTooLongException => "the path is too long",
        _ => fault.Message.Split(" : ")[0].TrimEnd('.'),
    };

    private static string Remedy(Exception fault) => fault switch
    {
        UnauthorizedAccessException => "give this user the right to write there",
        IOException full when DiskSpace.IsMissing(full) => "make room on that disk",
        _ => "see that it is a folder on a disk that can be written",
    };

    private static string? FileInTheWay(string folder)
    {
        for (var path = folder; path is not null; path = Path.GetDirectoryName(path))
        {
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
