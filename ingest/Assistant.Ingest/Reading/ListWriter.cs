using System.Globalization;
using System.Text;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Writes lists, nested ones indented below the item that they belong to.</summary>
internal static class ListWriter
{
    /// <summary>The list in Markdown; empty where it has no items.</summary>
    public static string Write(HtmlNode list, int depth)
    {
        var text = new StringBuilder();
        var number = list.Name == "ol" && int.TryParse(list.Attribute("start"), CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.ChildElements())
        {
            if (Boilerplate.IsNoise(item))
            {
                continue;
            }
            // A list straight within a list is bad HTML that browsers show as nested; it belongs to the item before.
            var isNested = item.Name is "ul" or "ol";
            var sign = isNested ? "  " : list.Name == "ol" ? string.Create(CultureInfo.InvariantCulture, $"{number}. ") : "- ";
            var blocks = BlockWalker.Collect(isNested || item.Name != "li" ? [item] : item.ChildNodes, depth + 1);
            if (blocks.Count > 0)
            {
                text.Append(text.Length > 0 ? "\n" : string.Empty).Append(sign).Append(Indent(Join(blocks), sign.Length));
                number += isNested ? 0 : 1;
            }
        }
        return text.ToString();
    }

    private static string Join(List<Block> blocks)
    {
        var text = new StringBuilder(blocks[0].Text);
        foreach (var block in blocks.Skip(1))
        {
            text.Append(block.Kind is BlockKind.List or BlockKind.Code ? "\n" : "\n\n").Append(block.Text);
        }
        return text.ToString();
    }

    private static string Indent(string text, int width)
    {
        var blank = new string(' ', width);
        var lines = text.Split('\n');
        return string.Join('\n', lines.Select((line, index) => index == 0 || line.Length == 0 ? line : blank + line));
    }
}
