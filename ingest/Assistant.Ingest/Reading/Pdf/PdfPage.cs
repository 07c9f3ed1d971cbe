namespace Assistant.Ingest.Reading.Pdf;

/// <summary>The lines of a page in reading order.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Height">In points.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Images">How many pictures it holds.</param>
internal sealed record PdfPage(int Number, double Height, List<PdfLine> Lines, int Images)
{
    /// <summary>Whether the page could not be read.</summary>
    public bool IsDamaged { get; init; }
}

/// <summary>A line of a page.</summary>
/// <param name="Block">Which block of the page it belongs to, from 0.</param>
/// <param name="Text">Its words, a blank between them; as many as fit between where it is code.</param>
/// <param name="Size">Its font size in points, rounded to halves.</param>
/// <param name="IsCode">Whether its letters are of one width.</param>
/// <param name="Left">Where it begins, in points from the left.</param>
/// <param name="Bottom">Where it stands, in points from the bottom.</param>
/// <param name="LetterWidth">The mean width of a letter, in points.</param>
internal sealed record PdfLine(int Block, string Text, double Size, bool IsCode, double Left, double Bottom, double LetterWidth);
