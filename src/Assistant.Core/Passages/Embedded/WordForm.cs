using Assistant.Core.Retrieval.Analysis;
using Lucene.Net.Analysis.En;

namespace Assistant.Core.Passages.Embedded;

/// <summary>The form in which a token stands in the index.</summary>
internal static class WordForm
{
    [ThreadStatic]
    private static Lucene.Net.Tartarus.Snowball.Ext.EnglishStemmer? _porter;

    public static string? Of(TextToken token) => token.Role == TokenRole.Whole ? token.Text : Of(token.Text);

    public static string? Of(string word)
    {
        if (StopWords.IsDropped(word)) return null;
        if (word.Length < 3 || !word.All(char.IsAsciiLetter)) return word;
        switch (Tuning.Stemmer)
        {
            case 1: return EnglishStem.Of(word);
            case 2: return null!;
            case 3:
                _porter ??= new();
                _porter.SetCurrent(word); _porter.Stem(); return _porter.Current;
            case 4:
                return KStem(word);
            default: return word;
        }
    }
    static string KStem(string word)
    {
        return KS.Stem(word);
    }
    static class KS
    {
        [ThreadStatic] static Lucene.Net.Analysis.TokenStream? _s;
        [ThreadStatic] static One? _one;
        public static string Stem(string w)
        {
            if (_s is null) { _one = new One(); _s = new KStemFilter(_one); }
            _one!.Word = w; _s.IncrementToken();
            return _s.GetAttribute<Lucene.Net.Analysis.TokenAttributes.ICharTermAttribute>().ToString()!;
        }
        sealed class One : Lucene.Net.Analysis.TokenStream
        {
            public string Word = "";
            readonly Lucene.Net.Analysis.TokenAttributes.ICharTermAttribute _t;
            public One() { _t = AddAttribute<Lucene.Net.Analysis.TokenAttributes.ICharTermAttribute>(); }
            public override bool IncrementToken() { ClearAttributes(); _t.SetEmpty().Append(Word); return true; }
        }
    }
}
