using Assistant.Core.Retrieval.Analysis;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Gives the distinct words of a passage, as written, to the vocabulary that corrections come from.</summary>
internal sealed class WordTokenStream : TokenStream
{
    private const int Shortest = 3;

    private readonly ICharTermAttribute _term;
    private readonly IEnumerator<string> _words;

    public WordTokenStream(PassageContent content)
    {
        _term = AddAttribute<ICharTermAttribute>();
        _words = content.Parts
            .SelectMany(part => part.Tokens)
            .Where(token => token.Role != TokenRole.Whole && token.Text.Length >= Shortest && char.IsLetter(token.Text[0]))
            .Select(token => token.Text)
            .Distinct()
            .GetEnumerator();
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
