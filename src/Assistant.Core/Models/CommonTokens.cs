using Microsoft.ML.Tokenizers;

namespace Assistant.Core.Models;

/// <summary>Counts tokens in a common vocabulary. A model's own may be another, so each use adds a margin of its own.</summary>
internal static class CommonTokens
{
    // A long row of one sign costs the tokenizer the square of its length.
    private const int LongestPiece = 4000;

    private static readonly Lazy<TiktokenTokenizer> Tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    /// <summary>How many tokens a text has.</summary>
    public static int Count(string text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; at += LongestPiece)
        {
            count += Tokenizer.Value.CountTokens(text.AsSpan(at, Math.Min(LongestPiece, text.Length - at)), considerNormalization: false);
        }

        return count;
    }

    /// <summary>The length of the longest beginning of a text that has no more than so many tokens; no character is split.</summary>
    public static int LengthWithin(string text, int tokens)
    {
        var length = 0;
        while (tokens > 0 && length < text.Length)
        {
            var piece = text.AsSpan(length, Math.Min(LongestPiece, text.Length - length));
            var taken = Tokenizer.Value.GetIndexByTokenCount(piece, tokens, out _, out var count, considerNormalization: false);
            if (taken == 0)
            {
                break;
            }

            length += taken;
            tokens -= count;
        }

        return length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
    }
}
