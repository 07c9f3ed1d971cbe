using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Assistant.Ingest.Reading.Markup;

/// <summary>Takes the attribute lists of Python-Markdown (<c>## Queues { #queues .x }</c>) off the headings; the parser knows them without blanks only.</summary>
internal static partial class HeadingAttributes
{
    /// <summary>Takes them off, and keeps the ids.</summary>
    public static void Apply(MarkdownDocument document)
    {
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            if (heading.Inline?.LastChild is LiteralInline last && List().Match(last.Content.ToString()) is { Success: true } list)
            {
                last.Content = new StringSlice(last.Content.ToString()[..list.Index]);
                if (Id().Match(list.Value) is { Success: true } id)
                {
                    heading.GetAttributes().Id = id.Groups[1].Value;
                }
            }
        }
    }

    [GeneratedRegex(@"\s*\{:?\s*[#.][^{}]*\}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex List();

    [GeneratedRegex(@"#([^\s}#]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
