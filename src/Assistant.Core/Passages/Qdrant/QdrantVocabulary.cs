using Assistant.Core.Passages.Lexical;
using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>The words of a question that the caller may read somewhere, and what its mistyped ones may have meant.</summary>
internal sealed class QdrantVocabulary
{
    private readonly Dictionary<string, VocabularyTerm> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _corrections = new(StringComparer.Ordinal);

    private QdrantVocabulary()
    {
    }

    /// <summary>Asks for all words at once that a question, its synonyms and its corrections may need.</summary>
    /// <param name="view">What the caller may read.</param>
    /// <param name="terms">The words of the question.</param>
    /// <param name="keepsNames">Whether a word that is known by another name needs no correction.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<QdrantVocabulary> LoadAsync(QdrantView view, IReadOnlyList<QuestionTerm> terms, bool keepsNames, CancellationToken cancellationToken)
    {
        var vocabulary = new QdrantVocabulary();
        var synonyms = terms.SelectMany(term => term.Synonyms).SelectMany(words => words).Select(FormOf);
        await vocabulary.AddAsync(view, terms.Select(term => WordForm.Of(term.Word, term.Role)).Concat(synonyms), cancellationToken);

        var mistyped = terms.Where(term => term.Role == TokenRole.Word && vocabulary.Find(FormOf(term.Word)) is null)
            .Where(term => !keepsNames || !UnknownWords.HasSynonym(term, vocabulary.Find))
            .Select(term => term.Word).Where(word => SpellingRules.EditsOf(word) > 0).Take(SpellingRules.MostWords);
        foreach (var word in mistyped)
        {
            vocabulary._corrections[word] = Near(word, await view.ListWordsAsync(word[0], cancellationToken));
        }

        await vocabulary.AddAsync(view, vocabulary._corrections.Values.SelectMany(words => words).Select(FormOf), cancellationToken);
        return vocabulary;
    }

    /// <summary>A word in the form of the index; null where the caller may read no passage with it.</summary>
    public VocabularyTerm? Find(string form) => _terms.GetValueOrDefault(form);

    /// <summary>The nearest words, most frequent first; none for what is no ordinary word.</summary>
    public IReadOnlyList<string> Correct(string word) => _corrections.GetValueOrDefault(word, []);

    private async Task AddAsync(QdrantView view, IEnumerable<string> forms, CancellationToken cancellationToken)
    {
        var wanted = forms.Where(form => !_terms.ContainsKey(form)).ToHashSet(StringComparer.Ordinal);
        if (wanted.Count == 0)
        {
            return;
        }

        var all = await view.CountAsync(cancellationToken);
        foreach (var (form, count) in await view.CountAsync(wanted, cancellationToken))
        {
            if (count > 0)
            {
                _terms[form] = new VocabularyTerm(form, Bm25.Rarity(count, all));
            }
        }
    }

    private static IReadOnlyList<string> Near(string word, IReadOnlyList<(string Word, int Passages)> words)
    {
        var edits = SpellingRules.EditsOf(word);
        var near = words.Select(known => (Known: known, Distance: EditDistance.Between(word, known.Word, edits))).Where(candidate => candidate.Distance <= edits).ToList();
        return near.Count == 0 ? [] : SpellingRules.Best(near.Where(candidate => candidate.Distance == near.Min(one => one.Distance)).Select(candidate => candidate.Known));
    }

    private static string FormOf(string word) => WordForm.Of(word, TokenRole.Word);
}
