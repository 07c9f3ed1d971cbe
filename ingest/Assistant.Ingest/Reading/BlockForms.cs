using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Hands the elements that have a form of their own to those who write it.</summary>
internal static class BlockForms
{
    /// <summary>Writes an element; false where only what it holds counts.</summary>
    public static bool TryWrite(HtmlNode node, BlockWalker walker)
    {
        switch (node.Name)
        {
            case "pre":
                walker.Add(BlockKind.Code, CodeWriter.Write(node));
                return true;
            case "ul" or "ol" or "menu":
                walker.Add(BlockKind.List, ListWriter.Write(node, walker.Depth));
                return true;
            case "dt":
                DefinitionWriter.WriteTerm(node, walker);
                return true;
            case "table":
                TableWriter.Write(node, walker);
                return true;
            case "details":
                AdmonitionWriter.WriteDetails(node, walker);
                return true;
            case "br":
                walker.BreakLine();
                return true;
            case "tabitem": // a tab in the sources of Docusaurus
                walker.WritePanel(node, node.Attribute("label") ?? node.Attribute("value") ?? string.Empty);
                return true;
            case "div" or "section" or "aside" or "dl" or "blockquote" or "p" or "math" when node.HasAttributes:
                return TryWriteMarked(node, walker);
            default:
                return false;
        }
    }

    // Elements whose attributes tell what they are.
    private static bool TryWriteMarked(HtmlNode node, BlockWalker walker)
    {
        if (node.Name is "math" ? node.Attribute("display") == "block" : node.Name == "div" && MathText.Is(node))
        {
            walker.Add(BlockKind.Paragraph, MathText.Of(node, isBlock: true));
            return true;
        }
        if (node.Name == "div" && node.HasClassName("line")) // a docutils line block keeps its lines
        {
            walker.WalkChildren(node);
            walker.BreakLine();
            return true;
        }
        return node.Name is not ("math" or "p" or "blockquote") && FootnoteWriter.TryWrite(node, walker)
            || (node.Name is not ("math" or "dl") && AdmonitionWriter.TryWrite(node, walker));
    }
}
