using System.Globalization;
using System.Text;

namespace Assistant.Ingest.Reading.Markup;

/// <summary>Sorts the blocks of a plain text under its headings, whose underlines tell their levels in the order of their first use.</summary>
internal sealed class TextOutline
{
    private readonly List<char> _signs = [];
    private readonly List<Section> _sections = [];
    private readonly Dictionary<string, int> _anchors = [];
    private List<(int Level, string Text)> _path = [];
    private string? _anchor;

    /// <summary>The first heading, where the text begins with it; null otherwise.</summary>
    public string? Title { get; private set; }

    /// <summary>Begins the section of a heading.</summary>
    public void Start(string heading, char sign)
    {
        if (!_signs.Contains(sign))
        {
            _signs.Add(sign);
        }
        var level = _signs.IndexOf(sign);
        _anchor = AnchorOf(heading);
        if (Title is null && _sections.Count == 0 && _path.Count == 0)
        {
            Title = heading;
            return;
        }
        _path = [.. _path.TakeWhile(above => above.Level < level), (level, heading)];
    }

    /// <summary>Adds what stands below the heading at hand.</summary>
    public void Add(IEnumerable<Block> blocks)
    {
        if (blocks.ToList() is { Count: > 0 } list)
        {
            _sections.Add(new Section([.. _path.Select(above => above.Text)], _anchor, list));
        }
    }

    /// <summary>The sections.</summary>
    public IReadOnlyList<Section> Build() => _sections;

    private string AnchorOf(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var character in heading.ToLower(CultureInfo.InvariantCulture))
        {
            anchor.Append(char.IsLetterOrDigit(character) ? character : anchor.Length > 0 && anchor[^1] != '-' ? '-' : null);
        }
        var name = anchor.ToString().Trim('-');
        var count = _anchors[name] = _anchors.GetValueOrDefault(name) + 1;
        return count == 1 ? name : $"{name}-{count}";
    }
}
