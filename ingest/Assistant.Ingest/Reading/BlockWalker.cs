using System.Buffers;
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

    // What is left of a row of links whose links are left out.
    private static readonly SearchValues<char> Separators = SearchValues.Create(" |/·•-–—,.\n");

    private readonly InlineText _inline = new();
    private Dictionary<HtmlNode, string>? _panels;
    private HtmlNode? _omitted;
    private int _depth;

    /// <summary>Where headings go; null where they are bold lines.</summary>
    public SectionBuilder? Sections => sections;

    /// <summary>The blocks of an element, on their own.</summary>
    /// <param name="nodes">What the element holds.</param>
    /// <param name="depth">How deep it is.</param>
    /// <param name="omitted">A node below that is left out; null for none.</param>
    public static List<Block> Collect(IEnumerable<HtmlNode> nodes, int depth, HtmlNode? omitted = null)
    {
        var blocks = new List<Block>();
        var walker = new BlockWalker(blocks.Add, null) { _depth = depth, _omitted = omitted };
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
    /// <param name="node">The element.</param>
    /// <param name="omitted">A node below that is left out; null for none.</param>
    public void WalkAll(HtmlNode node, HtmlNode? omitted = null)
    {
        var outer = _omitted;
        _omitted = omitted ?? outer;
        WalkChildren(node);
        Flush();
        _omitted = outer;
    }

    /// <summary>Walks a node.</summary>
    public void Walk(HtmlNode node)
    {
        if (node.NodeType == HtmlNodeType.Text)
        {
            _inline.Append(WebUtility.HtmlDecode(((HtmlTextNode)node).Text));
        }
        else if (node.NodeType == HtmlNodeType.Element && node != _omitted)
        {
            if (Boilerplate.IsNoise(node))
            {
                WalkNoise(node);
                return;
            }
            _depth++;
            if (_depth > MaxDepth)
            {
                InlineWriter.WriteText(node, _inline, apart: true);
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
        if (!_inline.IsEmpty && _inline.Take() is { Length: > 0 } text && text.AsSpan().ContainsAnyExcept(Separators))
        {
            add(new Block(BlockKind.Paragraph, text));
        }
    }

    /// <summary>Ends the line at hand within its paragraph.</summary>
    public void BreakLine() => _inline.BreakLine();

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

    // A row of tabs is no content, but names the panels that follow.
    private void WalkNoise(HtmlNode node)
    {
        if (!TabBar.Is(node))
        {
            InlineWriter.WriteNoise(node, _inline);
            return;
        }
        foreach (var (panel, label) in TabBar.PanelsOf(node))
        {
            (_panels ??= [])[panel] = label;
        }
    }

    private void WalkElement(HtmlNode node)
    {
        if (_panels is not null && _panels.Remove(node, out var label))
        {
            WritePanel(node, label);
        }
        else if (node.HeadingLevel() > 0)
        {
            WriteHeading(node);
        }
        else if (LabelLine.IsLabel(node))
        {
            AddLabel(InlineWriter.OneLine(node));
        }
        else if (!BlockForms.TryWrite(node, this) && !WriteContainer(node) && !InlineWriter.TryWrite(node, _inline))
        {
            WalkChildren(node);
        }
    }

    /// <summary>Writes the content of a tab under its label; headings within it end with it.</summary>
    public void WritePanel(HtmlNode panel, string label)
    {
        var place = Sections?.Place;
        AddLabel(label);
        WalkAll(panel);
        Sections?.Resume(place);
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
