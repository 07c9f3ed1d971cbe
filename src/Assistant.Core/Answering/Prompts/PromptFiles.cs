using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Prompts;

/// <summary>The two files of one prompt: <c>system.txt</c> and <c>user.txt</c> in a folder of its name.</summary>
/// <param name="folder">The folder.</param>
/// <param name="needed">The blanks that the user's message must have.</param>
/// <param name="optional">Those that it may have.</param>
internal sealed partial class PromptFiles(string folder, IReadOnlyList<string> needed, IReadOnlyList<string> optional)
{
    private string SystemFile => Path.Combine(folder, "system.txt");

    private string UserFile => Path.Combine(folder, "user.txt");

    /// <summary>Changes whenever one of the files does.</summary>
    public string Stamp => string.Join('|', new[] { SystemFile, UserFile }.Select(file => new FileInfo(file))
        .Select(file => file.Exists ? $"{file.LastWriteTimeUtc.Ticks}:{file.Length}" : "missing"));

    /// <summary>Reads and checks both files.</summary>
    /// <param name="faults">Gets one sentence for each thing that is wrong, with the remedy.</param>
    /// <returns>The prompt; null where something is wrong.</returns>
    public PromptTemplate? Read(List<string> faults)
    {
        var before = faults.Count;
        var system = ReadFile(SystemFile, faults);
        var user = ReadFile(UserFile, faults);
        if (system is not null)
        {
            faults.AddRange(Check(SystemFile, system, [PromptVariables.NotDocumented], []));
        }

        if (user is not null)
        {
            faults.AddRange(Check(UserFile, user, [.. needed, .. optional], needed));
        }

        return faults.Count == before ? new PromptTemplate(system!, user!) : null;
    }

    private static string? ReadFile(string file, List<string> faults)
    {
        try
        {
            var text = File.ReadAllText(file);
            if (!string.IsNullOrWhiteSpace(text))
            {
                return text;
            }

            faults.Add($"The prompt template {file} is empty; write its text, or take the file that came with the program.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            faults.Add($"The prompt template {file} cannot be read ({unreadable.Message}); put it there, or set Prompts:Path to the folder that has it.");
        }

        return null;
    }

    private static IEnumerable<string> Check(string file, string text, IReadOnlyList<string> allowed, IReadOnlyList<string> needed)
    {
        var names = Variable().Matches(text).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        foreach (var unknown in names.Except(allowed).Order(StringComparer.Ordinal))
        {
            yield return $"The prompt template {file} names {{{{${unknown}}}}}, which is not filled here; use {string.Join(", ", allowed.Select(name => $"{{{{${name}}}}}"))}.";
        }

        foreach (var missing in needed.Except(names))
        {
            yield return $"The prompt template {file} does not name {{{{${missing}}}}}; without it the model never sees it, so add it.";
        }

        if (Variable().Replace(text, "") is var rest && (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal)))
        {
            yield return $"The prompt template {file} has double braces that enclose no {{{{$variable}}}}; take them out or close them.";
        }
    }

    [GeneratedRegex(@"\{\{\s*\$(?<name>[A-Za-z0-9_]+)\s*\}\}")]
    private static partial Regex Variable();
}
