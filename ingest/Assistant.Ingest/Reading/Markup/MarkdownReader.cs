using System.Net;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Syntax;

namespace Assistant.Ingest.Reading.Markup;

/// <summary>
/// Reads Markdown as MkDocs, GitHub, Docusaurus and Hugo write it: it becomes HTML in the structure that those generators
/// give it, and is then read as any page. Safe to use from several threads.
/// </summary>
internal sealed class MarkdownReader(HtmlReader html)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAlertBlocks(allowNestedAlerts: true)
        .UsePipeTables().UseGridTables().UseFootnotes().UseDefinitionLists().UseAbbreviations().UseTaskLists()
        .UseEmphasisExtras().UseMathematics().UseCustomContainers().UseAutoLinks()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub).UseGenericAttributes()
        .Use<BoxExtension>() // last, since it replaces a renderer
        .Build();

    /// <summary>Reads a document.</summary>
    /// <param name="text">It, with its front matter if it has one.</param>
    /// <param name="fallbackTitle">Its title where it has neither a heading nor front matter.</param>
    public ReadPage Read(string text, string fallbackTitle)
    {
        var (matter, body) = FrontMatter.Split(text);
        var sources = MdxLines.Remove(body);
        try
        {
            var document = Markdown.Parse(sources, Pipeline);
            CodeTitles.Insert(document);
            HeadingAttributes.Apply(document);
            return html.Read(Page(document, matter, fallbackTitle));
        }
        catch (ArgumentException)
        {
            // Nested beyond the parser's limit, as no honest text is.
            return PlainTextReader.Read(body, matter.Title ?? fallbackTitle);
        }
    }

    private static string Page(MarkdownDocument document, FrontMatter matter, string fallbackTitle)
    {
        var first = document.FirstOrDefault(block => block is not (LinkReferenceDefinitionGroup or HtmlBlock { Type: HtmlBlockType.Comment }));
        var hasTitle = first is HeadingBlock { Level: 1 } || (matter.Title is null && document.Any(block => block is HeadingBlock { Level: 1 }));
        var title = hasTitle ? string.Empty : $"<h1>{WebUtility.HtmlEncode(matter.Title ?? fallbackTitle)}</h1>";
        var tags = matter.Tags.Count > 0 ? $"<p>Tags: {WebUtility.HtmlEncode(string.Join(", ", matter.Tags))}</p>" : string.Empty;
        return $"<main>{title}{(hasTitle ? string.Empty : tags)}{document.ToHtml(Pipeline)}{(hasTitle ? tags : string.Empty)}</main>";
    }
}
