using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Writes a term of a definition list as a bold line before what it means.</summary>
internal static class DefinitionWriter
{
    /// <summary>Writes a <c>dt</c> element.</summary>
    public static void WriteTerm(HtmlNode term, BlockWalker walker)
    {
        // End tags may be left out; the parser then puts what follows within the term.
        var rest = term.ChildElements().FirstOrDefault(child => child.Name is "dd" or "dt");
        walker.AddLabel(InlineWriter.OneLine(term, rest));
        for (var node = rest; node is not null; node = node.NextSibling)
        {
            walker.Walk(node);
        }
        walker.Flush();
    }
}
