using Assistant.Core.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.ML.Tokenizers;

namespace Assistant.Ingest.Chunking;

/// <summary>Counts tokens as the configured encoding does. Safe to use from several threads.</summary>
public sealed class TokenCounter
{
    private readonly Lazy<TiktokenTokenizer> _tokenizer;

    /// <summary>Counts in the encoding of <see cref="ChunkingOptions.Tokenizer"/>, which is loaded at the first count.</summary>
    public TokenCounter(IOptions<ChunkingOptions> options) =>
        _tokenizer = new Lazy<TiktokenTokenizer>(() => TiktokenTokenizer.CreateForEncoding(options.Value.Tokenizer));

    /// <summary>The number of tokens of a text.</summary>
    public int Count(string text) => text.Length == 0 ? 0 : _tokenizer.Value.CountTokens(text, considerNormalization: false);

    /// <summary>The length of the longest start of a text that has no more than so many tokens; at least 1.</summary>
    public int LengthWithin(string text, int tokens)
    {
        var length = _tokenizer.Value.GetIndexByTokenCount(text, tokens, out _, out _, considerNormalization: false);
        return Math.Max(1, char.IsHighSurrogate(text[Math.Max(0, length - 1)]) ? length - 1 : length);
    }
}
