using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Passages.Lexical;

/// <summary>Finds the words of a question that a caller's passages do not have.</summary>
/// <param name="find">A word in the form of the index; null where the caller may read no passage with it.</param>
/// <param name="correct">What a mistyped word may have meant, see <see cref="SpellingRules"/>.</param>
internal sealed class UnknownWords(Func<string, VocabularyTerm?> find, Func<string, IReadOnlyList<string>> correct)
{
    private const int MostWords = 64;

    // Among short words another letter makes another word more often than a typing error.
    private const int LongEnoughForAnotherLetter = 7;

    /// <summary>The telling words of a question, as many as are looked at.</summary>
    public static IReadOnlyList<QuestionTerm> TellingOf(string question) => [.. QuestionAnalyzer.Analyze(question).Where(term => term.IsTelling).Take(MostWords)];

    /// <summary>Those of the telling words, in small letters, that no passage has: as written, inflected, mistyped or by another name.</summary>
    public IReadOnlyList<string> Find(IReadOnlyList<QuestionTerm> telling) => [.. telling.Where(term => !IsKnown(term)).Select(term => term.Word)];

    /// <summary>Whether a word is known by another name.</summary>
    public static bool HasSynonym(QuestionTerm term, Func<string, VocabularyTerm?> find) =>
        term.Synonyms.Any(synonym => synonym.All(word => find(WordForm.Of(word, TokenRole.Word)) is not null));

    private bool IsKnown(QuestionTerm term) =>
        find(WordForm.Of(term.Word, term.Role)) is not null
        || HasSynonym(term, find)
        || (term.Role == TokenRole.Word && correct(term.Word).Any(correction => IsLikely(term.Word, correction)));

    private static bool IsLikely(string word, string correction) =>
        word.Length >= LongEnoughForAnotherLetter || word.Length != correction.Length || word.Order().SequenceEqual(correction.Order());
}
