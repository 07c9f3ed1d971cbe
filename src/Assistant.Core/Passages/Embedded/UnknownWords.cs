using Assistant.Core.Privacy;
using Assistant.Core.Retrieval.Analysis;
using Lucene.Net.Search;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Finds the words of a question that a caller's passages do not have.</summary>
internal sealed class UnknownWords(Vocabulary vocabulary, SpellingCorrector corrector)
{
    private const int MostWords = 64;

    // Among short words another letter makes another word more often than a typing error.
    private const int LongEnoughForAnotherLetter = 7;

    /// <summary>The telling words, in small letters, that no passage has: as written, inflected, mistyped or by another name.</summary>
    public static IReadOnlyList<string> Find(IndexSearcher searcher, PassageQuery query, Caller caller)
    {
        var vocabulary = new Vocabulary(searcher.IndexReader, ReadableFilter.For(caller, query.Source, query.Kinds));
        var words = new UnknownWords(vocabulary, new SpellingCorrector(searcher.IndexReader, vocabulary));
        return
        [
            .. QuestionAnalyzer.Analyze(query.Text)
                .Where(term => term.IsTelling)
                .Take(MostWords)
                .Where(term => !words.IsKnown(term))
                .Select(term => term.Word),
        ];
    }

    private bool IsKnown(QuestionTerm term) =>
        vocabulary.Find(WordForm.Of(term.Word, term.Role)) is not null
        || term.Synonyms.Any(synonym => synonym.All(word => vocabulary.Find(WordForm.Of(word, TokenRole.Word)) is not null))
        || (term.Role == TokenRole.Word && corrector.Correct(term.Word).Any(correction => IsLikely(term.Word, correction)));

    private static bool IsLikely(string word, string correction) =>
        word.Length >= LongEnoughForAnotherLetter || word.Length != correction.Length || word.Order().SequenceEqual(correction.Order());
}
