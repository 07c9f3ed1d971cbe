using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Tells what stands as a bold line before that which it names.</summary>
internal static class LabelLine
{
    /// <summary>Whether an element is a term, a tab's label, the file name above code, or the title of a box.</summary>
    public static bool IsLabel(HtmlNode node) => node.Name switch
    {
        "dt" => true,
        "label" => node.HasClassName("sd-tab-label") || node.ParentNode.HasClassName("tabbed-set"),
        "span" => node.HasClassName("filename"),
        "div" => node.HasClassName("code-block-caption") || node.HasClassName("sd-card-title"),
        "p" => node.HasClassName("rubric") || node.HasClassName("topic-title") || node.HasClassName("sidebar-title"),
        _ => false,
    };
}
