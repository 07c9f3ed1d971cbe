using Assistant.Core.Models;

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

    /// <summary>At least as many tokens as the text has, but for odd texts.</summary>
    public static int Of(string text) => (int)Math.Ceiling(CommonTokens.Count(text) * Margin);

    /// <summary>The beginning of a text that fits, cut at a line or blank where there is one near, with a mark.</summary>
    public static string Cut(string text, int tokens)
    {
        if (Of(text) <= tokens)
        {
            return text;
        }

        var length = CommonTokens.LengthWithin(text, (int)(Math.Max(0, tokens - Of(Mark) - 1) / Margin));
        var border = length > 0 ? text.LastIndexOfAny(['\n', ' '], length - 1, Math.Min(length, 200)) : 0;
        return text[..(border > 0 ? border : length)].TrimEnd() + Mark;
    }
}
