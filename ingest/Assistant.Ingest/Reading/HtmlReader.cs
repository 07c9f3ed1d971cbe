using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>
/// Takes the main content out of an HTML page: sections with their headings and anchors, in Markdown. Knows the pages of
/// MkDocs, Sphinx, Docusaurus, Hugo and Confluence, any page that marks its main content, and finds the content of others by
/// how much of their text is no link. Safe to use from several threads.
/// </summary>
public sealed class HtmlReader
{
    // Real pages nest a few dozen levels. Beyond a few thousand unclosed tags the parser recurses until the stack ends.
    private const int MaxNesting = 1000;

    // The parser treats a form as a tag without content, which would lift what stands in it out of the form.
    static HtmlReader() => HtmlNode.ElementsFlags.Remove("form");

    /// <summary>Reads a page; broken HTML gives what can be made out of it, never an exception.</summary>
    /// <param name="html">The page, decoded.</param>
    public ReadPage Read(string html)
    {
        var document = new HtmlDocument { OptionMaxNestedChildNodes = MaxNesting };
        if (!TryLoad(document, html))
        {
            return UnparsablePage.Read(html);
        }
        var survey = PageSurvey.Of(document.DocumentNode);            // 1 links, canonical address, candidates for the content
        var main = MainContent.Find(survey);                          // 2 the content itself
        Abbreviations.Expand(survey.Abbreviations, main);
        var sections = new SectionBuilder();
        new BlockWalker(sections.Add, sections).WalkAll(main);        // 3 its headings and blocks
        var content = survey.Redirect is { } target ? RedirectStub.Sections(target) : sections.Build();
        return new ReadPage(sections.Title ?? PageTitle.Of(survey), survey.CanonicalUrl, content, [.. survey.Links.Distinct(StringComparer.Ordinal)])
        {
            BaseHref = survey.BaseHref,
            NoIndex = survey.Robots.NoIndex,
            NoFollow = survey.Robots.NoFollow,
        };
    }

    // The parser reports too deep nesting with a bare Exception; nothing else can fail on text in memory.
    private static bool TryLoad(HtmlDocument document, string html)
    {
        try
        {
            document.LoadHtml(html);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
