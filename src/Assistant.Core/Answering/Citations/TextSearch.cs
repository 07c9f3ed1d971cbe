namespace Assistant.Core.Answering.Citations;

/// <summary>Looks for pieces in texts of normal form.</summary>
internal static class TextSearch
{
    /// <summary>Whether a piece stands in a text, and not as a part of a longer word: -l is not in --long, 64 is not in 640.</summary>
    public static bool Occurs(string text, string piece, StringComparison comparison)
    {
        if (piece.Length == 0)
        {
            return true;
        }

        for (var at = text.IndexOf(piece, comparison); at >= 0; at = text.IndexOf(piece, at + 1, comparison))
        {
            if (IsBorder(text, at - 1, piece[0]) && IsBorder(text, at + piece.Length, piece[^1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a piece begins and ends, parts of longer words included.</summary>
    public static IEnumerable<(int Start, int End)> Places(string text, string piece)
    {
        for (var at = text.IndexOf(piece, StringComparison.Ordinal); at >= 0; at = text.IndexOf(piece, at + 1, StringComparison.Ordinal))
        {
            yield return (at, at + piece.Length);
        }
    }

    /// <summary>Whether a sign belongs to a word.</summary>
    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool IsBorder(string text, int at, char inner)
    {
        if (at < 0 || at >= text.Length)
        {
            return true;
        }

        var outer = text[at];
        return inner == '-' ? outer != '-' && !IsWord(outer)
            : !IsWord(inner) || !(IsWord(outer) || (char.IsDigit(inner) && outer is '.' or ',' && Digit(text, at)));
    }

    // 1.5 holds neither 1 nor 5, but "it is 5." holds 5.
    private static bool Digit(string text, int at) => at > 0 && at + 1 < text.Length && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]);
}
