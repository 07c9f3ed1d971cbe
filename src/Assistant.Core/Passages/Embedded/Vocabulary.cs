using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Assistant.Core.Passages.Embedded;

/// <summary>
/// The words of what one caller may read. Whether a word is known, and what a mistyped one may have meant, never depends
/// on other passages.
/// </summary>
internal sealed class Vocabulary(IndexReader reader, Filter readable)
{
    private readonly Dictionary<string, VocabularyTerm?> _found = new(StringComparer.Ordinal);

    private readonly IReadOnlyList<IBits?> _bits =
        [.. reader.Leaves.Select(leaf => readable.GetDocIdSet(leaf, leaf.AtomicReader.LiveDocs)?.Bits)];

    /// <summary>A word in the form of the index; null where the caller may read no passage with it.</summary>
    public VocabularyTerm? Find(string form)
    {
        if (!_found.TryGetValue(form, out var found))
        {
            var term = new Term(PassageFields.Content, form);
            var context = TermContext.Build(reader.Context, term);
            found = context.DocFreq > 0 && Count(PassageFields.Content, term.Bytes, 1) > 0
                ? new VocabularyTerm(term, context, RarityOf(context.DocFreq))
                : null;
            _found.Add(form, found);
        }

        return found;
    }

    /// <summary>Whether there is a passage with this word, as written, that the caller may read.</summary>
    public int CountOf(BytesRef word) => Count(PassageFields.Word, word, int.MaxValue);

    private double RarityOf(int documents) => Math.Log(1 + ((Math.Max(0, reader.NumDocs - documents) + 0.5) / (documents + 0.5)));

    private int Count(string field, BytesRef term, int enough)
    {
        var count = 0;
        for (var i = 0; i < _bits.Count && count < enough; i++)
        {
            if (_bits[i] is not { } bits || reader.Leaves[i].AtomicReader.GetTerms(field)?.GetEnumerator() is not { } terms || !terms.SeekExact(term))
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

/// <summary>A word that the caller may read somewhere.</summary>
/// <param name="Term">The word in its form.</param>
/// <param name="Context">Where the index has it.</param>
/// <param name="Rarity">How much it tells: BM25's inverse document frequency.</param>
internal sealed record VocabularyTerm(Term Term, TermContext Context, double Rarity);
