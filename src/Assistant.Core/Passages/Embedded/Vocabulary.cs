using Assistant.Core.Passages.Lexical;
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
    private readonly Dictionary<string, (VocabularyTerm Term, TermContext Context)?> _found = new(StringComparer.Ordinal);

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
                ? (new VocabularyTerm(form, Bm25.Rarity(context.DocFreq, reader.NumDocs)), context)
                : null;
            _found.Add(form, found);
        }

        return found?.Term;
    }

    /// <summary>Where the index has a word that was found.</summary>
    public TermContext ContextOf(VocabularyTerm term) => _found[term.Form]!.Value.Context;

    /// <summary>Whether there is a passage with this word, as written, that the caller may read.</summary>
    public int CountOf(BytesRef word) => Count(PassageFields.Word, word, int.MaxValue);

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
