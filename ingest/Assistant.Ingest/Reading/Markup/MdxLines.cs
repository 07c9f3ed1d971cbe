using System.Text.RegularExpressions;

namespace Assistant.Ingest.Reading.Markup;

/// <summary>Takes the lines of program out of MDX, Docusaurus' Markdown.</summary>
internal static partial class MdxLines
{
    /// <summary>The document without its imports and exports; a Markdown document stays as it is.</summary>
    public static string Remove(string text) => Program().Replace(text, string.Empty);

    [GeneratedRegex(@"^(?:import\s+(?:[\w{},*\s]+\s+from\s+)?['""][^'""]+['""];?|export\s+const\s+\w+\s*=.*;)[ \t]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Program();
}
