using Assistant.Core.Passages.Lexical;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Gives the distinct words of a passage, as written, to the vocabulary that corrections come from.</summary>
internal sealed class WordTokenStream : TokenStream
{
    private readonly ICharTermAttribute _term;
    private readonly IEnumerator<string> _words;

    public WordTokenStream(PassageContent content)
    {
        _term = AddAttribute<ICharTermAttribute>();
        _words = content.Words.GetEnumerator();
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (!_words.MoveNext())
        {
            return false;
        }

        ClearAttributes();
        _term.SetEmpty().Append(_words.Current);
        return true;
    }
}
