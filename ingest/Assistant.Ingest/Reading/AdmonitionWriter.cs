using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Writes notes and warnings as quotations that open with their kind and title.</summary>
internal static class AdmonitionWriter
{
    /// <summary>Writes an element that is one; false for any other.</summary>
    public static bool TryWrite(HtmlNode node, BlockWalker walker)
    {
        if (node.HasAttributes && Admonition.Of(node) is { } admonition)
        {
            Write(node, admonition, walker);
            return true;
        }
        return false;
    }

    /// <summary>Writes a foldable part: as an admonition where its class names a kind, else under its summary as a bold line.</summary>
    public static void WriteDetails(HtmlNode node, BlockWalker walker)
    {
        var summary = node.ChildElements().FirstOrDefault(child => child.Name == "summary");
        if (Admonition.OfDetails(node, summary) is { } admonition)
        {
            Write(node, admonition, walker);
            return;
        }
        walker.AddLabel(summary is null ? string.Empty : InlineWriter.OneLine(summary));
        WalkInPlace(node, summary, walker);
    }

    private static void Write(HtmlNode node, Admonition admonition, BlockWalker walker)
    {
        if (walker.Sections is not null && HoldsHeadings(node, admonition.Title))
        {
            // Headings within it have anchors of their own, so what is below them becomes sections.
            walker.AddLabel(admonition.Label);
            WalkInPlace(node, admonition.Title, walker);
            return;
        }
        var blocks = BlockWalker.Collect((admonition.Body ?? node).ChildNodes, walker.Depth, admonition.Title);
        if (admonition.Label is { Length: > 0 } label)
        {
            blocks.Insert(0, new Block(BlockKind.Paragraph, $"**{label}**"));
        }
        walker.Add(BlockKind.Admonition, Quote(string.Join("\n\n", blocks.Select(block => block.Text))));
    }

    private static void WalkInPlace(HtmlNode node, HtmlNode? title, BlockWalker walker)
    {
        var place = walker.Sections?.Place;
        walker.WalkAll(node, title);
        walker.Sections?.Resume(place);
    }

    private static bool HoldsHeadings(HtmlNode node, HtmlNode? title)
    {
        for (var below = node.FirstChild; below is not null; below = below.Next(node, below != title && below.FirstChild is not null))
        {
            if (below != title && below.HeadingLevel() > 0)
            {
                return true;
            }
        }
        return false;
    }

    private static string Quote(string text) =>
        text.Length == 0 ? text : string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? ">" : "> " + line));
}
