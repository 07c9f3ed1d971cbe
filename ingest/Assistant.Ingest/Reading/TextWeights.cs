using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>How much text each element of a tree holds, and how much of it is links.</summary>
internal sealed class TextWeights
{
    private readonly Dictionary<HtmlNode, Weight> _weights = [];

    /// <summary>Weighs a tree; what no reader sees weighs nothing.</summary>
    public static TextWeights Of(HtmlNode root)
    {
        var weights = new TextWeights();
        foreach (var node in root.ReadableBelow().Where(node => node.NodeType == HtmlNodeType.Text))
        {
            var length = Length(((HtmlTextNode)node).Text);
            if (length > 0)
            {
                weights.Add(node, root, length);
            }
        }
        return weights;
    }

    /// <summary>Characters that are no link.</summary>
    public int Running(HtmlNode node) => _weights.TryGetValue(node, out var weight) ? weight.Text - weight.Linked : 0;

    /// <summary>Characters of links.</summary>
    public int Linked(HtmlNode node) => _weights.TryGetValue(node, out var weight) ? weight.Linked : 0;

    private void Add(HtmlNode text, HtmlNode root, int length)
    {
        var linked = false;
        for (var node = text.ParentNode; node is not null; node = node.ParentNode)
        {
            linked |= node.Name == "a";
            var weight = _weights.GetValueOrDefault(node);
            _weights[node] = new Weight(weight.Text + length, weight.Linked + (linked ? length : 0));
            if (node == root)
            {
                break;
            }
        }
    }

    private static int Length(string text)
    {
        var length = 0;
        foreach (var character in text)
        {
            length += char.IsWhiteSpace(character) ? 0 : 1;
        }
        return length;
    }

    private readonly record struct Weight(int Text, int Linked);
}
