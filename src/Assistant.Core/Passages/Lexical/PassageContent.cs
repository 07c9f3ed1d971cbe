using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Passages.Lexical;

/// <summary>The words of a passage, analysed once for all that is made of them. Both stores keep passages by them.</summary>
/// <param name="Parts">Text, headings, title and address, and how often each of their words counts.</param>
internal sealed record PassageContent(IReadOnlyList<(IReadOnlyList<TextToken> Tokens, int Times)> Parts)
{
    private const int TitleTimes = 3;
    private const int HeadingTimes = 2;
    private const int AddressTimes = 1;

    private const int PartGap = 100;
    private const int ShortestWord = 3;

    /// <summary>The words in the form of the index, each as often as it counts, the parts of the passage far from each other.</summary>
    public IEnumerable<(string Form, int Position)> Terms
    {
        get
        {
            var start = 0;
            foreach (var (tokens, times) in Parts)
            {
                var last = start;
                foreach (var token in tokens.OrderBy(token => token.Position))
                {
                    var form = WordForm.Of(token.Text, token.Role);
                    for (var i = 0; i < times && !StopWords.IsDropped(token.Text); i++)
                    {
                        last = start + token.Position;
                        yield return (form, last);
                    }
                }

                start = last + PartGap;
            }
        }
    }

    /// <summary>The distinct words as written: the vocabulary that corrections come from.</summary>
    public IEnumerable<string> Words => Parts
        .SelectMany(part => part.Tokens)
        .Where(token => token.Role != TokenRole.Whole && token.Text.Length >= ShortestWord && char.IsLetter(token.Text[0]))
        .Select(token => token.Text)
        .Distinct();

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
