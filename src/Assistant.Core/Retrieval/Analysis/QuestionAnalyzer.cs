using System.Text.RegularExpressions;

namespace Assistant.Core.Retrieval.Analysis;

/// <summary>Finds the words of a question that are worth searching for, and how much each counts.</summary>
internal static partial class QuestionAnalyzer
{
    // The weights were chosen on questions to the documentation of three centres; none of them is critical.
    private const double OrdinaryWeight = 1;
    private const double PartWeight = 0.6;
    private const double WeakWeight = 0.2;
    private const double AskingFactor = 1.5;

    // From this many words on a text is taken for a mail, in which the sentence that asks counts more.
    private const int MailWords = 30;

    private const int LongestText = 12_000;

    /// <summary>The terms of a question in order, each once.</summary>
    public static IReadOnlyList<QuestionTerm> Analyze(string question)
    {
        var text = MailNoise.Drop(Shortened(question));
        var sentences = SentenceEnd().Split(text);
        var isMail = text.Count(char.IsWhiteSpace) >= MailWords;
        var terms = new List<QuestionTerm>();
        var start = 0;
        foreach (var sentence in sentences)
        {
            var factor = isMail && sentence.TrimEnd().EndsWith('?') ? AskingFactor : 1;
            var tokens = TextTokenizer.Tokenize(sentence).ToList();
            terms.AddRange(TermsOf(tokens, start, factor));
            start += tokens.Count == 0 ? 0 : tokens.Max(token => token.Position) + 2;
        }

        var informative = terms.Where(term => !StopWords.IsDropped(term.Word)).ToList();
        return Merge(informative.Count > 0 ? informative : terms);
    }

    // What is asked stands before or after a pasted log, not in the middle of it.
    private static string Shortened(string question) => question.Length <= LongestText
        ? question
        : $"{question.AsSpan(0, LongestText / 2)}\n\n{question.AsSpan(question.Length - (LongestText / 2))}";

    private static IEnumerable<QuestionTerm> TermsOf(List<TextToken> tokens, int start, double factor)
    {
        var words = tokens.Where(token => token.Role != TokenRole.Whole).ToList();
        var at = 0;
        foreach (var token in tokens)
        {
            var weak = StopWords.IsWeak(token.Text);
            var weight = token.Role == TokenRole.Part ? PartWeight : weak ? WeakWeight : OrdinaryWeight;
            yield return new QuestionTerm(token.Text, token.Role, start + token.Position, weight * factor)
            {
                IsTelling = !weak,
                Synonyms = token.Role != TokenRole.Whole ? SynonymsAt(words, at++) : [],
            };
        }
    }

    // The longest entry that begins or ends here: "time limit" belongs to both of its words.
    private static IReadOnlyList<IReadOnlyList<string>> SynonymsAt(List<TextToken> words, int at)
    {
        for (var length = Synonyms.LongestEntry; length > 0; length--)
        {
            for (var first = Math.Max(0, at - length + 1); first <= at && first + length <= words.Count; first++)
            {
                var entry = string.Join(' ', words.GetRange(first, length).Select(word => EnglishStem.Of(word.Text)));
                if (Synonyms.Of(entry) is { Count: > 0 } found)
                {
                    return found;
                }
            }
        }

        return [];
    }

    private static List<QuestionTerm> Merge(List<QuestionTerm> terms) =>
    [
        .. terms.GroupBy(term => term.Word).Select(group => group.MaxBy(term => term.Weight)!).OrderBy(term => term.Position),
    ];

    [GeneratedRegex(@"(?<=[.!?])\s+|\n\s*\n")]
    private static partial Regex SentenceEnd();
}
