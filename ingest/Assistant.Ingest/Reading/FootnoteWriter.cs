using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Writes footnotes, each as a paragraph under its mark.</summary>
internal static class FootnoteWriter
{
    /// <summary>Writes an element that holds footnotes, or is one; false for any other.</summary>
    public static bool TryWrite(HtmlNode node, BlockWalker walker)
    {
        if (node.Name is "div" or "section" or "aside" && IsList(node) && node.Below().FirstOrDefault(below => below.Is("ol")) is { } list)
        {
            WriteList(list, walker);
            return true;
        }
        if (node.Name == "aside" && (node.HasClassName("footnote") || node.HasClassName("citation")))
        {
            WriteNamed(node, node.ChildElements().FirstOrDefault(child => child.HasClassName("label")), walker);
            return true;
        }
        return node.Name == "dl" && (node.HasClassName("footnote") || node.HasClassName("citation")) && WriteDefinitions(node, walker);
    }

    private static bool IsList(HtmlNode node) =>
        node.HasClassName("footnote") || node.HasClassName("footnotes") || node.HasClassName("footnotes-list")
        || node.Attribute("role") == "doc-endnotes" || node.Attributes["data-footnotes"] is not null;

    private static void WriteList(HtmlNode list, BlockWalker walker)
    {
        var number = int.TryParse(list.Attribute("start"), out var start) ? start : 1;
        foreach (var item in list.ChildElements().Where(item => item.Name == "li"))
        {
            Add($"{number++}", BlockWalker.Collect(item.ChildNodes, walker.Depth + 1), walker);
        }
    }

    private static void WriteNamed(HtmlNode note, HtmlNode? label, BlockWalker walker) =>
        Add(
            label is null ? string.Empty : InlineWriter.Plain(label),
            BlockWalker.Collect(note.ChildNodes.Where(child => child != label && !child.HasClassName("backrefs")), walker.Depth + 1),
            walker);

    private static bool WriteDefinitions(HtmlNode list, BlockWalker walker)
    {
        var name = string.Empty;
        foreach (var child in list.ChildElements())
        {
            if (child.Name == "dt")
            {
                name = InlineWriter.Plain(child);
            }
            else
            {
                Add(name, BlockWalker.Collect(child.ChildNodes.Where(below => !below.HasClassName("fn-backref")), walker.Depth + 1), walker);
            }
        }
        return true;
    }

    private static void Add(string name, List<Block> blocks, BlockWalker walker)
    {
        if (blocks.Count > 0)
        {
            walker.Add(BlockKind.Paragraph, $"[^{FootnoteMark.Bare(name)}]: {string.Join("\n\n", blocks.Select(block => block.Text))}");
        }
    }
}
