using System.Collections.Frozen;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Knows the elements in which documentation generators put the content itself.</summary>
internal static class ContentMarks
{
    private static readonly FrozenSet<string> Classes = new[]
    {
        "md-content__inner", // MkDocs-Material
        "bd-article", // Sphinx: pydata, book
        "theme-doc-markdown", // Docusaurus
        "td-content", // Hugo: Docsy
        "wiki-content", // Confluence
        "vp-doc", "theme-default-content", // VitePress, VuePress
        "markdown-section", // GitBook
        "mw-parser-output", // MediaWiki
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an element is one; the Read the Docs themes of Sphinx and MkDocs mark it by an attribute.</summary>
    public static bool IsMarked(HtmlNode node)
    {
        var lookup = Classes.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var name in node.ClassNames())
        {
            if (lookup.Contains(name))
            {
                return true;
            }
        }
        return node.Attribute("itemprop") == "articleBody";
    }
}
