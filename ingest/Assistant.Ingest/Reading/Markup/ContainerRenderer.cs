using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Assistant.Ingest.Reading.Markup;

/// <summary>Writes fenced containers (<c>:::tip Title</c>), which Docusaurus and VitePress show as notes.</summary>
internal sealed class ContainerRenderer : HtmlObjectRenderer<CustomContainer>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, CustomContainer container)
    {
        // Docusaurus 3 puts the title into brackets right behind the kind.
        var kind = (container.Info ?? string.Empty).Trim('{', '}').Split('[', 2)[0];
        var title = $"{container.Info}"[Math.Min(kind.Length, container.Info?.Length ?? 0)..] + " " + container.Arguments;
        renderer.EnsureLine();
        renderer.Write("<div class=\"admonition ").WriteEscape(kind).Write("\"><p class=\"admonition-title\">")
            .WriteEscape(title.Trim('[', ']', '{', '}', ' ') is { Length: > 0 } given ? given : kind).WriteLine("</p>");
        renderer.WriteChildren(container);
        renderer.EnsureLine();
        renderer.WriteLine("</div>");
    }
}
