namespace Assistant.Ingest.Reading.Pdf;

/// <summary>The font sizes of headings: clearly larger than that of the text, and of little text.</summary>
internal sealed class HeadingSizes
{
    private const double ClearlyLarger = 1.12;
    private const double LargestShare = 0.25;
    private const int LongestHeading = 160;
    private const int MostLevels = 4;

    private readonly List<double> _sizes;

    private HeadingSizes(List<double> sizes) => _sizes = sizes;

    /// <summary>Finds them.</summary>
    public static HeadingSizes Of(List<PdfPage> pages)
    {
        var lines = pages.SelectMany(page => page.Lines).Where(line => line.Text.Length > 0).ToList();
        if (lines.Count == 0)
        {
            return new HeadingSizes([]);
        }
        var lengths = lines.GroupBy(line => line.Size).ToDictionary(group => group.Key, group => group.Sum(line => line.Text.Length));
        var body = lengths.MaxBy(size => size.Value).Key;
        var sizes = lengths.Keys.Where(size => size >= body * ClearlyLarger).OrderDescending().Take(MostLevels).ToList();
        var isClear = sizes.Sum(size => lengths[size]) <= LargestShare * lengths.Values.Sum();
        return new HeadingSizes(isClear ? sizes : []);
    }

    /// <summary>The level of the heading that some lines of one block are, from 1; 0 where they are none.</summary>
    public int LevelOf(IReadOnlyList<PdfLine> lines) =>
        lines.All(line => line.Size == lines[0].Size && !line.IsCode)
        && lines.Sum(line => line.Text.Length) <= LongestHeading
        && lines.Any(line => line.Text.Any(char.IsLetter))
            ? _sizes.IndexOf(lines[0].Size) + 1
            : 0;
}
