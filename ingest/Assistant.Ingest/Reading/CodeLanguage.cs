using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Finds the language of a block of code in the classes around it.</summary>
internal static class CodeLanguage
{
    private static readonly string[] Prefixes = ["language-", "highlight-source-", "highlight-", "lang-"];

    /// <summary>The language's name; empty where no class tells.</summary>
    public static string Of(HtmlNode pre)
    {
        if (pre.ChildElements().FirstOrDefault(child => child.Name == "code") is { } code && OfClass(code) is { Length: > 0 } inner)
        {
            return inner;
        }
        var node = pre;
        for (var level = 0; node is not null && level < 4; level++, node = node.ParentNode)
        {
            if (node.NodeType == HtmlNodeType.Element && OfClass(node) is { Length: > 0 } language)
            {
                return language;
            }
        }
        return string.Empty;
    }

    private static string OfClass(HtmlNode node)
    {
        foreach (var name in node.ClassNames())
        {
            foreach (var prefix in Prefixes)
            {
                if (name.StartsWith(prefix, StringComparison.Ordinal) && IsLanguage(name[prefix.Length..]))
                {
                    return name[prefix.Length..].ToString();
                }
            }
        }
        return string.Empty;
    }

    private static bool IsLanguage(ReadOnlySpan<char> name) =>
        name is not ("" or "default" or "none" or "text" or "plaintext" or "txt") && name.IndexOfAny("`{}:/\\\"'<>") < 0;
}
