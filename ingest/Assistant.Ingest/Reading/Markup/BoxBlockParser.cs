using System.Text.RegularExpressions;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Assistant.Ingest.Reading.Markup;

/// <summary>Parses the boxes of MkDocs: a line with signs, then content indented by four.</summary>
internal sealed partial class BoxBlockParser : BlockParser
{
    public BoxBlockParser() => OpeningCharacters = ['!', '?', '='];

    /// <inheritdoc/>
    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || Parse(processor.Line.ToString()) is not { } box)
        {
            return BlockState.None;
        }
        box.Column = processor.Column;
        box.Span = new SourceSpan(processor.Start, processor.Line.End);
        processor.NewBlocks.Push(box);
        return BlockState.ContinueDiscard;
    }

    /// <inheritdoc/>
    public override BlockState TryContinue(BlockProcessor processor, Markdig.Syntax.Block block)
    {
        if (processor.IsBlankLine)
        {
            return BlockState.Continue;
        }
        if (!processor.IsCodeIndent)
        {
            return BlockState.None;
        }
        processor.GoToCodeIndent();
        block.UpdateSpanEnd(processor.Line.End);
        return BlockState.Continue;
    }

    private BoxBlock? Parse(string line)
    {
        if (Tab().Match(line) is { Success: true } tab)
        {
            return new BoxBlock(this) { Kind = BoxKind.Tab, Title = tab.Groups["title"].Value };
        }
        return Box().Match(line) is { Success: true } box
            ? new BoxBlock(this)
            {
                Kind = line[0] == '!' ? BoxKind.Note : BoxKind.Fold,
                Classes = box.Groups["classes"].Value.Trim(),
                Title = box.Groups["title"].Success ? box.Groups["title"].Value : null,
            }
            : null;
    }

    [GeneratedRegex("""^(?:!!!|\?\?\?\+?)[ \t]*(?<classes>[\w-]+(?:[ \t]+[\w-]+)*)?[ \t]*(?:"(?<title>.*)")?[ \t]*$""", RegexOptions.CultureInvariant)]
    private static partial Regex Box();

    [GeneratedRegex("""^===[!+]{0,2}[ \t]+(?<quote>["'])(?<title>.+)\k<quote>[ \t]*$""", RegexOptions.CultureInvariant)]
    private static partial Regex Tab();
}
