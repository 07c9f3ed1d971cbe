using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Passages.Embedded;

/// <summary>The words of a passage, analysed once for all fields of the index.</summary>
/// <param name="Parts">Text, headings and title, and how often each of their words counts.</param>
internal sealed record PassageContent(IReadOnlyList<(IReadOnlyList<TextToken> Tokens, int Times)> Parts)
{
    /// <summary>Analyses a passage.</summary>
    public static PassageContent Of(Passage passage) => new(
    [
        ([.. TextTokenizer.Tokenize(passage.Text)], 1),
        ([.. TextTokenizer.Tokenize(string.Join(" . ", passage.HeadingPath))], Tuning.HeadingTimes),
        ([.. TextTokenizer.Tokenize(passage.Title)], Tuning.TitleTimes),
        ([.. TextTokenizer.Tokenize(Tuning.UrlTimes > 0 ? string.Join(' ', passage.Url.Split('#')[0].Split('/').Skip(3)) : "")], Tuning.UrlTimes),
    ]);
}
