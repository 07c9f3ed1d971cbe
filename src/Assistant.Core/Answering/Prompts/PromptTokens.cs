using Microsoft.ML.Tokenizers;

namespace Assistant.Core.Answering.Prompts;

/// <summary>
/// Counts tokens in a common vocabulary, and a tenth more: the model's own may be another. Where that was too few, the
/// endpoint says so, and the prompt is fitted once more.
/// </summary>
internal static class PromptTokens
{
    /// <summary>What the chat format adds to each message.</summary>
    public const int PerMessage = 8;

    private const string Mark = "\n[…]";
    private const double Margin = 1.1;

    // A long row of one sign costs the tokenizer the square of its length.
    private const int LongestPiece = 4000;

    private static readonly Lazy<TiktokenTokenizer> Tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    /// <summary>At least as many tokens as the text has, but for odd texts.</summary>
    public static int Of(string text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; at += LongestPiece)
        {
            count += Tokenizer.Value.CountTokens(text.AsSpan(at, Math.Min(LongestPiece, text.Length - at)), considerNormalization: false);
        }

        return (int)Math.Ceiling(count * Margin);
    }

    /// <summary>The beginning of a text that fits, cut at a line or blank where there is one near, with a mark.</summary>
    public static string Cut(string text, int tokens)
    {
        if (Of(text) <= tokens)
        {
            return text;
        }

        var length = LengthWithin(text, (int)(Math.Max(0, tokens - Of(Mark) - 1) / Margin));
        length = length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        var border = length > 0 ? text.LastIndexOfAny(['\n', ' '], length - 1, Math.Min(length, 200)) : 0;
        return text[..(border > 0 ? border : length)].TrimEnd() + Mark;
    }

    private static int LengthWithin(string text, int tokens)
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

        return length;
    }
}
