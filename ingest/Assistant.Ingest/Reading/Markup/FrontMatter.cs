using System.Text.RegularExpressions;

namespace Assistant.Ingest.Reading.Markup;

/// <summary>What the lines above a Markdown document say about it: YAML between dashes, or TOML between plus signs.</summary>
/// <param name="Title">The title; null where none is given.</param>
/// <param name="Tags">Tags and keywords, in order.</param>
internal sealed partial record FrontMatter(string? Title, IReadOnlyList<string> Tags)
{
    private static readonly FrontMatter None = new(null, []);

    /// <summary>Parts a document from its front matter.</summary>
    public static (FrontMatter Matter, string Body) Split(string text)
    {
        var match = Fences().Match(text);
        return match.Success ? (Of(match.Groups["lines"].Value), text[match.Length..]) : (None, text);
    }

    private static FrontMatter Of(string lines)
    {
        string? title = null;
        var tags = new List<string>();
        var inTags = false;
        foreach (var line in lines.Split('\n'))
        {
            if (inTags && Item().Match(line) is { Success: true } item)
            {
                tags.Add(Plain(item.Groups[1].Value));
            }
            else if (Pair().Match(line) is { Success: true } pair)
            {
                var (key, value) = (pair.Groups["key"].Value, pair.Groups["value"].Value);
                inTags = key is "tags" or "keywords";
                title = key == "title" && Plain(value) is { Length: > 0 } given ? given : title;
                tags.AddRange(inTags ? value.Trim('[', ']', ' ').Split(',').Select(Plain) : []);
            }
        }
        return new FrontMatter(title, [.. tags.Where(tag => tag.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    private static string Plain(string value)
    {
        var text = value.Trim();
        return text.Length > 1 && text[0] == text[^1] && text[0] is '"' or '\'' ? text[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal) : text;
    }

    [GeneratedRegex(@"\A\uFEFF?(?<fence>---|\+\+\+)[ \t]*\r?\n(?<lines>(?:.*\r?\n)*?)\k<fence>[ \t]*(?:\r?\n|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Fences();

    [GeneratedRegex(@"^(?<key>[A-Za-z][\w-]*)\s*[:=]\s*(?<value>.*?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();

    [GeneratedRegex(@"^\s*- +(.+?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
