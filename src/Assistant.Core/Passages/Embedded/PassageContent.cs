using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Passages.Embedded;

/// <summary>The words of a passage, analysed once for all fields of the index.</summary>
/// <param name="Parts">Text, headings, title and address, and how often each of their words counts.</param>
internal sealed record PassageContent(IReadOnlyList<(IReadOnlyList<TextToken> Tokens, int Times)> Parts)
{
    // A word of a heading tells more than one of the text. Measured on the evaluation questions of three sites.
    private const int HeadingTimes = 2;
    private const int TitleTimes = 2;

    /// <summary>Analyses a passage.</summary>
    public static PassageContent Of(Passage passage) => new(
    [
        ([.. TextTokenizer.Tokenize(passage.Text)], 1),
        ([.. TextTokenizer.Tokenize(string.Join(" . ", passage.HeadingPath))], HeadingTimes),
        ([.. TextTokenizer.Tokenize(passage.Title)], TitleTimes),
        ([.. TextTokenizer.Tokenize(AddressWords(passage.Url))], 1),
    ]);

    // Behind the host, or behind /sources/NAME: a page called "Overview" says there what it is about.
    private static string AddressWords(string url) => string.Join(' ', url.Split('#')[0].Split('/').Skip(3));
}
