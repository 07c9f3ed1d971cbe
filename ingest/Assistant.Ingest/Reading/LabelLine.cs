using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Tells what stands as a bold line before that which it names.</summary>
internal static class LabelLine
{
    /// <summary>Whether an element is a tab's label, the file name above code, or the title of a box.</summary>
    public static bool IsLabel(HtmlNode node) => node.Name switch
    {
        "label" => node.HasClassName("sd-tab-label") || node.ParentNode.HasClassName("tabbed-set"),
        "span" => node.HasClassName("filename"),
        "div" => Any(node, "code-block-caption", "sd-card-title", "panelHeader", "expand-control") || IsTitle(node),
        "p" => Any(node, "rubric", "topic-title", "sidebar-title"),
        _ => false,
    };

    private static bool Any(HtmlNode node, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (node.HasClassName(name))
            {
                return true;
            }
        }
        return false;
    }

    // Asciidoctor's titles of blocks, and Docusaurus' file names above code.
    private static bool IsTitle(HtmlNode node) =>
        node.Attribute("class") is { } name
        && (name.StartsWith("codeBlockTitle_", StringComparison.Ordinal) || (name == "title" && !node.Below().Any(below => below.HeadingLevel() > 0)));
}
