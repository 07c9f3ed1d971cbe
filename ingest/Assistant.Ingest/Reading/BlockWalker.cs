using System.Net;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Walks content and hands its blocks over in order; the other writers of this folder call it for what they hold.</summary>
/// <param name="add">Takes a block.</param>
/// <param name="sections">Takes headings; null within lists, quotes and cells, where a heading is a bold line.</param>
internal sealed class BlockWalker(Action<Block> add, SectionBuilder? sections)
{
    // Deeper than any page; below it only the text is taken, so that the walk's own stack stays small.
    private const int MaxDepth = 200;

    private readonly InlineText _inline = new();
    private int _depth;

    /// <summary>Where headings go; null where they are bold lines.</summary>
    public SectionBuilder? Sections => sections;

    /// <summary>The blocks of an element, on their own.</summary>
    public static List<Block> Collect(IEnumerable<HtmlNode> nodes, int depth)
    {
        var blocks = new List<Block>();
        var walker = new BlockWalker(blocks.Add, null) { _depth = depth };
        foreach (var node in nodes)
        {
            walker.Walk(node);
        }
        walker.Flush();
        return blocks;
    }

    /// <summary>How deep the walk is.</summary>
    public int Depth => _depth;

    /// <summary>Walks all that an element holds, and ends the paragraph at hand.</summary>
    public void WalkAll(HtmlNode node)
    {
        WalkChildren(node);
        Flush();
    }

    /// <summary>Walks a node.</summary>
    public void Walk(HtmlNode node)
    {
        if (node.NodeType == HtmlNodeType.Text)
        {
            _inline.Append(WebUtility.HtmlDecode(((HtmlTextNode)node).Text));
        }
        else if (node.NodeType == HtmlNodeType.Element && !Boilerplate.IsNoise(node))
        {
            _depth++;
            if (_depth > MaxDepth)
            {
                InlineWriter.WriteText(node, _inline);
            }
            else
            {
                WalkElement(node);
            }
            _depth--;
        }
    }

    /// <summary>Ends the paragraph at hand.</summary>
    public void Flush()
    {
        if (!_inline.IsEmpty && _inline.Take() is { Length: > 0 } text)
        {
            add(new Block(BlockKind.Paragraph, text));
        }
    }

    /// <summary>Ends the paragraph at hand and adds a block; an empty one is dropped.</summary>
    public void Add(BlockKind kind, string text)
    {
        Flush();
        if (text.Length > 0)
        {
            add(new Block(kind, text));
        }
    }

    /// <summary>Adds a bold line: the label of a tab, the caption of a table.</summary>
    public void AddLabel(string text) => Add(BlockKind.Paragraph, text.Length > 0 ? $"**{text}**" : string.Empty);

    private void WalkElement(HtmlNode node)
    {
        if (node.HeadingLevel() > 0)
        {
            WriteHeading(node);
        }
        else if (LabelLine.IsLabel(node))
        {
            AddLabel(InlineWriter.OneLine(node));
        }
        else if (!WriteBlock(node) && !InlineWriter.TryWrite(node, _inline))
        {
            WalkChildren(node);
        }
    }

    private void WriteHeading(HtmlNode heading)
    {
        Flush();
        if (sections is null)
        {
            AddLabel(InlineWriter.OneLine(heading));
        }
        else
        {
            sections.Start(heading);
        }
    }

    private bool WriteBlock(HtmlNode node)
    {
        switch (node.Name)
        {
            case "pre":
                Add(BlockKind.Code, CodeWriter.Write(node));
                return true;
            case "ul" or "ol" or "menu":
                Add(BlockKind.List, ListWriter.Write(node, _depth));
                return true;
            case "table":
                TableWriter.Write(node, this);
                return true;
            case "details":
                AdmonitionWriter.WriteDetails(node, this);
                return true;
            case "div" or "aside" or "section" when AdmonitionWriter.IsAdmonition(node):
                AdmonitionWriter.Write(node, this);
                return true;
            case "div" when TabWriter.TryWrite(node, this):
                return true;
            case "div" when node.HasClassName("line"): // a docutils line block keeps its lines
                WalkChildren(node);
                _inline.BreakLine();
                return true;
            case "br":
                _inline.BreakLine();
                return true;
            default:
                return WriteContainer(node);
        }
    }

    private bool WriteContainer(HtmlNode node)
    {
        if (!BlockElements.Contains(node.Name))
        {
            return false;
        }
        Flush();
        WalkAll(node);
        return true;
    }

    /// <summary>Walks all that an element holds.</summary>
    public void WalkChildren(HtmlNode node)
    {
        for (var child = node.FirstChild; child is not null; child = child.NextSibling)
        {
            Walk(child);
        }
    }
}
