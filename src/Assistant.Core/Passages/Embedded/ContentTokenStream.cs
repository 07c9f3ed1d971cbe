using Assistant.Core.Retrieval.Analysis;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Gives the words of a passage to the index: each as often as it counts, the parts of the passage far from each other.</summary>
internal sealed class ContentTokenStream : TokenStream
{
    private const int PartGap = 100;

    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _increment;
    private readonly IEnumerator<(string Term, int Position)> _tokens;
    private int _last = -1;

    public ContentTokenStream(PassageContent content)
    {
        _term = AddAttribute<ICharTermAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
        _tokens = Enumerate(content).GetEnumerator();
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (!_tokens.MoveNext())
        {
            return false;
        }

        ClearAttributes();
        _term.SetEmpty().Append(_tokens.Current.Term);
        _increment.PositionIncrement = _tokens.Current.Position - _last;
        _last = _tokens.Current.Position;
        return true;
    }

    private static IEnumerable<(string Term, int Position)> Enumerate(PassageContent content)
    {
        var start = 0;
        foreach (var (tokens, times) in content.Parts)
        {
            var last = start;
            foreach (var token in tokens.OrderBy(token => token.Position))
            {
                var term = WordForm.Of(token.Text, token.Role);
                for (var i = 0; i < times && !StopWords.IsDropped(token.Text); i++)
                {
                    last = start + token.Position;
                    yield return (term, last);
                }
            }

            start = last + PartGap;
        }
    }
}
