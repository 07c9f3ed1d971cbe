using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Assistant.Ingest.Reading.Markup;

/// <summary>Writes boxes in the structure that MkDocs gives them.</summary>
internal sealed class BoxRenderer : HtmlObjectRenderer<BoxBlock>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, BoxBlock box)
    {
        renderer.EnsureLine();
        var (start, end) = box.Kind switch
        {
            BoxKind.Tab => ("<div class=\"tabbed-set\"><label>", "</label><div class=\"tabbed-content\">"),
            BoxKind.Fold => ($"<details class=\"{box.Classes}\"><summary>", "</summary>"),
            _ => ($"<div class=\"admonition {box.Classes}\"><p class=\"admonition-title\">", "</p>"),
        };
        renderer.Write(start).WriteEscape(box.Title ?? FirstClass(box)).Write(end).WriteLine();
        renderer.WriteChildren(box);
        renderer.EnsureLine();
        renderer.WriteLine(box.Kind switch { BoxKind.Tab => "</div></div>", BoxKind.Fold => "</details>", _ => "</div>" });
    }

    private static string FirstClass(BoxBlock box) => box.Classes.Split([' ', '\t'], 2)[0];
}
