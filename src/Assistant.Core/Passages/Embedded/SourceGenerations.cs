using System.Globalization;

namespace Assistant.Core.Passages.Embedded;

/// <summary>
/// The generations of a source's index. The first lies in the source's folder itself, each later one in a folder below
/// it. The file <c>current</c> names the one that readers use; without it, that is the first.
/// </summary>
internal static class SourceGenerations
{
    private const string CurrentFile = "current";
    private const string NewFile = "current.new";
    private const char Prefix = 'g';

    /// <summary>The folder of the generation in service.</summary>
    /// <exception cref="IOException">The file that names it cannot be read, or what it names is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static string Current(string sourceFolder)
    {
        if (NameOfCurrent(sourceFolder) is not { } name)
        {
            return sourceFolder;
        }

        var folder = Path.Combine(sourceFolder, name);
        return NumberOf(name) is not null && Directory.Exists(folder)
            ? folder
            : throw new FileNotFoundException($"The file {Path.Combine(sourceFolder, CurrentFile)} names a folder that is not there.");
    }

    /// <summary>Makes the folder of the generation after all others.</summary>
    public static string Begin(string sourceFolder)
    {
        var last = Folders(sourceFolder).Max(folder => folder.Number) ?? 0;
        var folder = Path.Combine(sourceFolder, $"{Prefix}{last + 1}");
        SourceFolders.MakePrivate(folder);
        return folder;
    }

    /// <summary>The folders of the generations that readers do not use.</summary>
    public static IReadOnlyList<string> OutOfService(string sourceFolder)
    {
        var current = NameOfCurrent(sourceFolder);
        return [.. Folders(sourceFolder).Select(folder => folder.Path).Where(folder => Path.GetFileName(folder) != current)];
    }

    /// <summary>Puts a generation into service, in one step that cannot be seen half done.</summary>
    public static void Switch(string sourceFolder, string generation)
    {
        var written = Path.Combine(sourceFolder, NewFile);
        using (var file = new FileStream(written, FileMode.Create, FileAccess.Write))
        using (var text = new StreamWriter(file))
        {
            text.Write(Path.GetFileName(generation));
            text.Flush();
            file.Flush(flushToDisk: true);
        }

        File.Move(written, Path.Combine(sourceFolder, CurrentFile), overwrite: true);
    }

    /// <summary>
    /// Deletes every generation but the one in service: those that it replaced, and those that a dead process left half
    /// written. What another process still has open stays readable for it.
    /// </summary>
    public static void Clear(string sourceFolder)
    {
        try
        {
            var current = NameOfCurrent(sourceFolder);
            foreach (var (folder, _) in Folders(sourceFolder).Where(folder => Path.GetFileName(folder.Path) != current))
            {
                Directory.Delete(folder, recursive: true);
            }

            foreach (var file in current is null ? [] : Directory.EnumerateFiles(sourceFolder).Where(file => Path.GetFileName(file) != CurrentFile))
            {
                File.Delete(file);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // In use, as Windows counts it: the next writer tries again.
        }
    }

    private static string? NameOfCurrent(string sourceFolder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(sourceFolder, CurrentFile)).Trim();
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Path, int? Number)> Folders(string sourceFolder) => Directory.EnumerateDirectories(sourceFolder)
        .Select(path => (path, NumberOf(Path.GetFileName(path))))
        .Where(folder => folder.Item2 is not null);

    private static int? NumberOf(string name) =>
        name.Length > 1 && name[0] == Prefix && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
