namespace Assistant.Core.Models;

/// <summary>Counts the tokens of texts for embedding and rerank models in a common vocabulary, and a fifth more: theirs are smaller, and differ.</summary>
internal static class InputTokens
{
    private const double Margin = 1.2;

    /// <summary>About as many as the text has, rather more.</summary>
    public static int Of(string text) => (int)Math.Ceiling(CommonTokens.Count(text) * Margin);

    /// <summary>The beginning of a text that has no more than so many.</summary>
    public static string Cut(string text, int tokens) =>
        // No token is shorter than a byte, so most texts need no counting.
        text.Length * 3 * Margin <= tokens || Of(text) <= tokens ? text : text[..CommonTokens.LengthWithin(text, (int)(tokens / Margin))];
}
