using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Passages.Embedded;

/// <summary>The words of a passage, analysed once for all fields of the index.</summary>
/// <param name="Parts">Text, headings, title and address, and how often each of their words counts.</param>
internal sealed record PassageContent(IReadOnlyList<(IReadOnlyList<TextToken> Tokens, int Times)> Parts)
{
    private const int TitleTimes = 3;
    private const int HeadingTimes = 2;
    private const int AddressTimes = 1;

    /// <summary>Analyses a passage.</summary>
    public static PassageContent Of(Passage passage) => new(
    [
        ([.. TextTokenizer.Tokenize(passage.Text)], 1),
        ([.. TextTokenizer.Tokenize(string.Join(" . ", passage.HeadingPath))], HeadingTimes),
        ([.. TextTokenizer.Tokenize(passage.Title)], TitleTimes),
        ([.. TextTokenizer.Tokenize(WordsOf(passage.Url))], AddressTimes),
    ]);

    // What follows the host, or "/sources/{source}": sites name their pages well more often than not.
    private static string WordsOf(string url) => string.Join(' ', url.Split('#', '?')[0].Split('/').Skip(3));
}
