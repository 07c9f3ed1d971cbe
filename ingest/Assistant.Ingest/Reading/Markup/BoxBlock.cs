using Markdig.Parsers;
using Markdig.Syntax;

namespace Assistant.Ingest.Reading.Markup;

/// <summary>An indented box of MkDocs: a note (<c>!!! note</c>), a foldable part (<c>??? tip</c>) or a tab (<c>=== "A"</c>).</summary>
internal sealed class BoxBlock(BlockParser parser) : ContainerBlock(parser)
{
    /// <summary>What it is.</summary>
    public required BoxKind Kind { get; init; }

    /// <summary>Its kind and further classes, such as <c>warning</c>; empty for a tab.</summary>
    public string Classes { get; init; } = string.Empty;

    /// <summary>Its title; null where the kind is the title.</summary>
    public string? Title { get; init; }
}

/// <summary>What a box is.</summary>
internal enum BoxKind
{
    /// <summary>A note, warning or the like.</summary>
    Note,

    /// <summary>A part that readers unfold.</summary>
    Fold,

    /// <summary>A tab.</summary>
    Tab,
}
