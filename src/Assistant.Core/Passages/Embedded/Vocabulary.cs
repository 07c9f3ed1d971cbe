using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Assistant.Core.Passages.Embedded;

/// <summary>The words of what one caller may read. Whether a word is known, and what a mistyped one may have meant, never depends on other passages.</summary>
internal sealed class Vocabulary(IndexReader reader, Filter readable)
{
    // Candidates are looked up one by one, so there is a limit for words with very many neighbours.
    private const int MostCandidates = 64;

    private readonly IReadOnlyList<(AtomicReader Reader, IBits? Bits)> _leaves =
    [
        .. reader.Leaves.Select(leaf => (leaf.AtomicReader, readable.GetDocIdSet(leaf, leaf.AtomicReader.LiveDocs)?.Bits)),
    ];

    /// <summary>Whether the caller may read a passage with this term.</summary>
    public bool Knows(string field, string term) => Count(field, new BytesRef(term), 1) > 0;

    /// <summary>Words one or two typing errors away, nearest and most frequent first.</summary>
    /// <param name="word">The word, in lower case.</param>
    /// <param name="most">The most words wanted.</param>
    public IReadOnlyList<(string Word, int Edits)> Near(string word, int most)
    {
        var edits = word.Length switch { < 4 => 0, < 7 => 1, _ => 2 };
        for (var distance = 1; distance <= edits; distance++)
        {
            var found = Within(word, distance);
            if (found.Count > 0)
            {
                return [.. found.OrderByDescending(near => near.Documents).Take(most).Select(near => (near.Word, distance))];
            }
        }

        return [];
    }

    private List<(string Word, int Documents)> Within(string word, int distance)
    {
        var found = new List<(string, int)>();
        if (MultiFields.GetTerms(reader, PassageFields.Word) is not { } terms)
        {
            return found;
        }

        var candidates = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(PassageFields.Word, word), distance, prefixLength: 1, transpositions: true);
        for (var i = 0; i < MostCandidates && candidates.MoveNext(); i++)
        {
            var near = BytesRef.DeepCopyOf(candidates.Term);
            if (Count(PassageFields.Word, near, int.MaxValue) is > 0 and var documents)
            {
                found.Add((near.Utf8ToString(), documents));
            }
        }

        return found;
    }

    private int Count(string field, BytesRef term, int enough)
    {
        var count = 0;
        foreach (var (leaf, bits) in _leaves)
        {
            if (bits is null || leaf.GetTerms(field)?.GetEnumerator() is not { } terms || !terms.SeekExact(term))
            {
                continue;
            }

            var documents = terms.Docs(bits, null, DocsFlags.NONE);
            while (count < enough && documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
            {
                count++;
            }
        }

        return count;
    }
}
