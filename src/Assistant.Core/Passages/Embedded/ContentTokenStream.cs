using Assistant.Core.Passages.Lexical;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Gives the words of a passage to the index.</summary>
internal sealed class ContentTokenStream : TokenStream
{
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _increment;
    private readonly IEnumerator<(string Form, int Position)> _tokens;
    private int _last = -1;

    public ContentTokenStream(PassageContent content)
    {
        _term = AddAttribute<ICharTermAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
        _tokens = content.Terms.GetEnumerator();
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (!_tokens.MoveNext())
        {
            return false;
        }

        ClearAttributes();
        _term.SetEmpty().Append(_tokens.Current.Form);
        _increment.PositionIncrement = _tokens.Current.Position - _last;
        _last = _tokens.Current.Position;
        return true;
    }
}
