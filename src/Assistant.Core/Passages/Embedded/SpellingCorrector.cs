using Assistant.Core.Retrieval.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Finds what a mistyped word may have meant, among the words that the caller may read.</summary>
internal sealed class SpellingCorrector(IndexReader reader, Vocabulary vocabulary)
{
    private const int MostCorrections = 3;

    // A short word has very many neighbours. Only those that the caller may read count, or others would crowd them out.
    private const int MostCandidates = 48;

    // A pasted log has hundreds of unknown words, none of them mistyped.
    private int _left = 8;

    /// <summary>The nearest words, most frequent first; none for what is no ordinary word.</summary>
    /// <param name="word">A word that the caller's passages do not have.</param>
    public IReadOnlyList<string> Correct(string word)
    {
        var edits = word.Length switch { < 4 => 0, < 7 => 1, < 30 => 2, _ => 0 };
        if (edits == 0 || _left == 0 || !word.All(char.IsAsciiLetter) || StopWords.IsAny(word))
        {
            return [];
        }

        _left--;
        for (var distance = 1; distance <= edits; distance++)
        {
            var near = Near(word, distance);
            if (near.Count > 0)
            {
                return [.. near.OrderByDescending(candidate => candidate.Passages).Take(MostCorrections).Select(candidate => candidate.Word)];
            }
        }

        return [];
    }

    private List<(string Word, int Passages)> Near(string word, int distance)
    {
        var near = new List<(string, int)>();
        if (MultiFields.GetTerms(reader, PassageFields.Word) is not { } terms)
        {
            return near;
        }

        // The first letter is seldom wrong, and holding it fast makes this many times faster.
        var candidates = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(PassageFields.Word, word), distance, prefixLength: 1, transpositions: true);
        while (near.Count < MostCandidates && candidates.MoveNext())
        {
            var candidate = BytesRef.DeepCopyOf(candidates.Term);
            if (vocabulary.CountOf(candidate) is > 0 and var passages)
            {
                near.Add((candidate.Utf8ToString(), passages));
            }
        }

        return near;
    }
}
