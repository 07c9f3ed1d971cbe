using System.Globalization;

namespace Assistant.Ingest.Reading.Pdf;

/// <summary>Sorts the pieces of pages into sections: one for each page, and one for each heading within it.</summary>
internal sealed class PdfOutline
{
    private readonly List<Section> _sections = [];
    private List<(int Level, string Text)> _path = [];
    private int _sectionsOfPage;

    /// <summary>The largest heading of the document, where it stands on the first page before all others; null otherwise.</summary>
    public string? Title { get; private set; }

    /// <summary>Adds a page.</summary>
    public void Add(int number, IEnumerable<PdfPiece> pieces)
    {
        _sectionsOfPage = 0;
        List<Block> blocks = [];
        foreach (var piece in pieces)
        {
            if (piece.Level == 0)
            {
                blocks.Add(piece.Block);
                continue;
            }
            Close(number, blocks);
            blocks = [];
            Start(number, piece);
        }
        Close(number, blocks);
    }

    /// <summary>The sections.</summary>
    public IReadOnlyList<Section> Build() => _sections;

    private void Start(int page, PdfPiece heading)
    {
        if (heading.Level == 1 && page == 1 && Title is null && _path.Count == 0)
        {
            Title = heading.Block.Text;
            return;
        }
        _path = [.. _path.TakeWhile(above => above.Level < heading.Level), (heading.Level, heading.Block.Text)];
    }

    private void Close(int page, List<Block> blocks)
    {
        if (blocks.Count == 0)
        {
            return;
        }
        _sectionsOfPage++;
        var name = string.Create(CultureInfo.InvariantCulture, $"page-{page}");
        var anchor = _sectionsOfPage == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{_sectionsOfPage}");
        _sections.Add(new Section([.. _path.Select(above => above.Text), string.Create(CultureInfo.InvariantCulture, $"Page {page}")], anchor, blocks));
    }
}
