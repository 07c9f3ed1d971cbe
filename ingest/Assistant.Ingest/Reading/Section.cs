namespace Assistant.Ingest.Reading;

/// <summary>A heading of a page with all that stands below it, down to the next heading.</summary>
/// <param name="HeadingPath">The headings above and its own, outermost first, without the page's title; empty for the top.</param>
/// <param name="Anchor">The anchor that opens it; null where it has none.</param>
/// <param name="Blocks">Its content in order.</param>
public sealed record Section(IReadOnlyList<string> HeadingPath, string? Anchor, IReadOnlyList<Block> Blocks);

/// <summary>A piece of a section that reads on its own.</summary>
/// <param name="Kind">What it is; code and tables are only split when they do not fit.</param>
/// <param name="Text">Markdown: code in fences, tables as pipe tables, lists with their signs.</param>
public sealed record Block(BlockKind Kind, string Text);

/// <summary>What a block is.</summary>
public enum BlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A list, nested lists included.</summary>
    List,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A fenced block of code.</summary>
    Code,

    /// <summary>A note, warning or the like, with its title.</summary>
    Admonition,
}
