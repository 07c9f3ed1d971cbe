using System.Net;
using Assistant.Core.Privacy;
using Assistant.Ingest.Reading;
using HtmlAgilityPack;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Writes the elements of a mail as lines: paragraphs, lists, rows of tables, code as it stands.</summary>
internal sealed class HtmlLines
{
    private readonly Func<HtmlNode, bool> _skip;
    private readonly TimeBudget? _budget;
    private readonly LineWriter _lines = new();
    private readonly Dictionary<HtmlNode, int> _items = [];
    private bool _isInQuote;

    private HtmlLines(Func<HtmlNode, bool> skip, TimeBudget? budget) => (_skip, _budget) = (skip, budget);

    /// <summary>The lines below a node.</summary>
    /// <param name="root">The node.</param>
    /// <param name="skip">Which elements to leave out.</param>
    /// <param name="budget">What it may take of the time for the whole ticket; null for no limit.</param>
    /// <exception cref="TimeBudgetException">The budget is used up.</exception>
    public static List<MailLine> Write(HtmlNode root, Func<HtmlNode, bool> skip, TimeBudget? budget)
    {
        var writer = new HtmlLines(skip, budget);
        writer.WriteChildren(root);
        return MailText.Trim(writer._lines.Take());
    }

    private void WriteChildren(HtmlNode node)
    {
        for (var child = node.FirstChild; child is not null; child = child.NextSibling)
        {
            _budget?.Step();
            if (child.NodeType == HtmlNodeType.Text)
            {
                // Text outside of all elements was plain text, with line ends that count.
                var keepsBreaks = node.NodeType == HtmlNodeType.Document;
                _lines.Text(WebUtility.HtmlDecode(((HtmlTextNode)child).Text), keepsBreaks);
            }
            else if (child.NodeType == HtmlNodeType.Element && !_skip(child) && !HtmlElements.IsInvisible(child))
            {
                WriteElement(child);
            }
        }
    }

    private void WriteElement(HtmlNode node)
    {
        switch (node.Name)
        {
            case "br":
                _lines.EndLine(wasEmpty: true);
                break;
            case "hr":
                _lines.Paragraph();
                break;
            case "pre":
                _lines.Verbatim(PlainText(node));
                break;
            case "p" when node.HasClassName("MsoNormal") || node.HasClassName("x_MsoNormal"):
                Line(node);
                break;
            case "blockquote" when !_isInQuote && IsAnswered():
                WriteQuote(node);
                break;
            case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "blockquote" when node.ParentNode is not { Name: "li" }:
                _lines.Paragraph();
                WriteChildren(node);
                _lines.Paragraph();
                break;
            case "li":
                _lines.Item(ItemSign(node));
                WriteChildren(node);
                _lines.Break();
                break;
            case "table" when HtmlElements.IsData(node):
                WriteTable(node);
                break;
            case "a":
                WriteChildren(node);
                _lines.Link(HtmlElements.Target(node), PlainText(node));
                break;
            default:
                WriteOther(node);
                break;
        }
    }

    // A quotation below "On … somebody wrote:" is the mail that is answered; any other may be what a person quotes.
    private bool IsAnswered()
    {
        _lines.Break();
        return Attribution.EndsWithWrote(_lines.Lines);
    }

    private void WriteQuote(HtmlNode node)
    {
        _lines.Paragraph();
        var first = _lines.Count;
        _isInQuote = true;
        WriteChildren(node);
        _isInQuote = false;
        _lines.Quote(first);
        _lines.Paragraph();
    }

    private void WriteOther(HtmlNode node)
    {
        if (!HtmlElements.IsKnown(node.Name))
        {
            // <jobid>, <stdio.h>: somebody wrote it.
            _lines.Text($"<{node.OriginalName}>", keepsBreaks: false);
            WriteChildren(node);
        }
        else if (HtmlElements.IsBlock(node.Name))
        {
            Line(node);
        }
        else
        {
            WriteChildren(node);
        }
    }

    private void Line(HtmlNode node)
    {
        _lines.Break();
        var before = _lines.Count;
        WriteChildren(node);
        _lines.EndLine(wasEmpty: _lines.Count == before && node.InnerText.Contains("&nbsp;", StringComparison.Ordinal));
    }

    private void WriteTable(HtmlNode table)
    {
        _lines.Paragraph();
        foreach (var row in table.Below().Where(below => below.Is("tr")))
        {
            var cells = row.ChildElements().Select(cell => string.Join(' ', Write(cell, _skip, _budget).Select(line => line.Text.Trim())).Trim());
            _lines.Break();
            _lines.Text(string.Join(" | ", cells), keepsBreaks: false);
        }

        _lines.Paragraph();
    }

    private string ItemSign(HtmlNode item)
    {
        const int deepest = 5;
        var list = item.ParentNode!;
        var number = _items[list] = _items.GetValueOrDefault(list) + 1;
        var depth = Math.Clamp(item.Ancestors().Count(above => above.Name is "ul" or "ol") - 1, 0, deepest);
        return new string(' ', 2 * depth) + (list.Is("ol") ? $"{number}. " : "- ");
    }

    private static string PlainText(HtmlNode node) => string.Concat(node.Below().Select(below =>
        below.NodeType == HtmlNodeType.Text ? WebUtility.HtmlDecode(((HtmlTextNode)below).Text) : below.Is("br") ? "\n" : ""));
}
