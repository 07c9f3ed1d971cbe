using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Sorts blocks into sections as headings come by.</summary>
internal sealed class SectionBuilder
{
    private readonly List<(IReadOnlyList<string> Path, string? Anchor, List<Block> Blocks)> _sections = [];
    private List<(int Level, string Text)> _path = [];
    private string? _anchor;
    private bool _isOpen;

    /// <summary>The text of the first heading of the first level; null as long as there was none.</summary>
    public string? Title { get; private set; }

    /// <summary>Where the walk stands, to come back to with <see cref="Resume"/>.</summary>
    public SectionPlace Place => new([.. _path], _anchor);

    /// <summary>Begins the section of a heading.</summary>
    public void Start(HtmlNode heading)
    {
        var text = InlineWriter.OneLine(heading);
        if (text.Length == 0)
        {
            return;
        }
        var level = heading.HeadingLevel();
        var isTitle = level == 1 && Title is null;
        _path = isTitle ? [] : [.. _path.TakeWhile(above => above.Level < level), (level, text)];
        Title ??= isTitle ? text : null;
        _anchor = HeadingAnchor.Of(heading);
        _isOpen = false;
    }

    /// <summary>Adds a block to the section at hand.</summary>
    public void Add(Block block)
    {
        if (!_isOpen)
        {
            _sections.Add(([.. _path.Select(above => above.Text)], _anchor, []));
            _isOpen = true;
        }
        _sections[^1].Blocks.Add(block);
    }

    /// <summary>Goes back to a place after a box or tab whose headings hold for what is in it alone.</summary>
    public void Resume(SectionPlace? place)
    {
        if (place is null || (place.Anchor == _anchor && place.Path.SequenceEqual(_path)))
        {
            return;
        }
        _path = [.. place.Path];
        _anchor = place.Anchor;
        _isOpen = false;
    }

    /// <summary>The sections that hold anything.</summary>
    public IReadOnlyList<Section> Build() =>
        [.. _sections.Select(section => new Section(section.Path, section.Anchor, section.Blocks))];
}

/// <summary>A place in a page's headings.</summary>
/// <param name="Path">The headings above, with their levels.</param>
/// <param name="Anchor">The anchor that opens it.</param>
internal sealed record SectionPlace(IReadOnlyList<(int Level, string Text)> Path, string? Anchor);
