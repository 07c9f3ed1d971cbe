using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Finds the language of a block of code in the attributes around it.</summary>
internal static class CodeLanguage
{
    private const int LevelsAbove = 4;

    private static readonly string[] Prefixes = ["language-", "highlight-source-", "highlight-", "lang-"];

    // Classes behind which Pandoc and highlight.js write the bare name.
    private static readonly string[] Forerunners = ["sourceCode", "hljs", "brush:"];

    /// <summary>The language's name; empty where nothing tells.</summary>
    public static string Of(HtmlNode pre)
    {
        if (pre.ChildElements().FirstOrDefault(child => child.Name == "code") is { } code && OfElement(code) is { Length: > 0 } inner)
        {
            return inner;
        }
        var node = pre;
        for (var level = 0; node is not null && level < LevelsAbove; node = node.ParentNode)
        {
            level += node.Name is "td" or "tr" or "tbody" or "table" ? 0 : 1; // a gutter beside the code costs none
            if (node.NodeType == HtmlNodeType.Element && OfElement(node) is { Length: > 0 } language)
            {
                return language;
            }
        }
        return string.Empty;
    }

    private static string OfElement(HtmlNode node) =>
        OfClass(node) is { Length: > 0 } language ? language
        : node.Name is "pre" or "code" ? OfAttribute(node) ?? string.Empty
        : string.Empty;

    private static string OfClass(HtmlNode node)
    {
        var isNext = false;
        foreach (var name in node.ClassNames())
        {
            if (isNext && IsLanguage(name.TrimEnd(';')))
            {
                return name.TrimEnd(';').ToString();
            }
            foreach (var prefix in Prefixes)
            {
                if (name.StartsWith(prefix, StringComparison.Ordinal) && IsLanguage(name[prefix.Length..]))
                {
                    return name[prefix.Length..].ToString();
                }
            }
            isNext = IsForerunner(name);
        }
        return string.Empty;
    }

    private static string? OfAttribute(HtmlNode node)
    {
        var name = node.Attribute("data-lang") ?? node.Attribute("data-language") ?? node.Attribute("lang") ?? Brush(node.Attribute("data-syntaxhighlighter-params"));
        return name is not null && IsLanguage(name) ? name : null;
    }

    // Confluence: "brush: bash; gutter: false".
    private static string? Brush(string? parameters)
    {
        var part = parameters?.Split(';').FirstOrDefault(part => part.TrimStart().StartsWith("brush:", StringComparison.Ordinal));
        return part?[(part.IndexOf(':') + 1)..].Trim();
    }

    private static bool IsForerunner(ReadOnlySpan<char> name)
    {
        foreach (var forerunner in Forerunners)
        {
            if (name.SequenceEqual(forerunner))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsLanguage(ReadOnlySpan<char> name) =>
        name is not ("" or "default" or "none" or "text" or "plain" or "plaintext" or "txt" or "numberSource" or "numberLines") && name.IndexOfAny("`{}:/\\\"'<> ") < 0;
}
