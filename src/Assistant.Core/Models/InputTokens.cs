using Microsoft.ML.Tokenizers;

namespace Assistant.Core.Models;

/// <summary>Counts the tokens of texts for embedding and rerank models in a common vocabulary, and a fifth more: theirs are smaller, and differ.</summary>
internal static class InputTokens
{
    private const double Margin = 1.2;

    // A long row of one sign costs the tokenizer the square of its length.
    private const int LongestPiece = 4000;

    private static readonly Lazy<TiktokenTokenizer> Tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    /// <summary>About as many as the text has, rather more.</summary>
    public static int Of(string text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; at += LongestPiece)
        {
            count += Tokenizer.Value.CountTokens(text.AsSpan(at, Math.Min(LongestPiece, text.Length - at)), considerNormalization: false);
        }

        return (int)Math.Ceiling(count * Margin);
    }

    /// <summary>The beginning of a text that has no more than so many.</summary>
    public static string Cut(string text, int tokens)
    {
        // No token is shorter than a byte, so most texts need no counting.
        if (text.Length * 3 * Margin <= tokens || Of(text) <= tokens)
        {
            return text;
        }

        var (length, left) = (0, (int)(tokens / Margin));
        while (left > 0 && length < text.Length)
        {
            var piece = text.AsSpan(length, Math.Min(LongestPiece, text.Length - length));
            var taken = Tokenizer.Value.GetIndexByTokenCount(piece, left, out _, out var count, considerNormalization: false);
            if (taken == 0)
            {
                break;
            }

            length += taken;
            left -= count;
        }

        return text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
