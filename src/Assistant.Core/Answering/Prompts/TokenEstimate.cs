using System.Text;

namespace Assistant.Core.Answering.Prompts;

/// <summary>
/// Counts tokens without knowing the model's tokenizer, rather too many than too few: one for every three bytes of
/// UTF-8. English prose takes about 4 bytes a token with current vocabularies, code and paths about 3, and other scripts
/// 3 or more because their letters have 2 or 3 bytes.
/// </summary>
internal static class TokenEstimate
{
    private const int BytesPerToken = 3;

    /// <summary>What the chat format adds to each message.</summary>
    public const int PerMessage = 8;

    /// <summary>At least as many tokens as the text has, but for odd texts.</summary>
    public static int Of(string text) => (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;

    /// <summary>The beginning of a text that fits, cut at a line or blank where there is one near, with a mark.</summary>
    public static string Cut(string text, int tokens)
    {
        if (Of(text) <= tokens)
        {
            return text;
        }

        var room = Math.Max(0, (tokens * BytesPerToken) - 8);
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        var border = text.LastIndexOfAny(['\n', ' '], Math.Max(0, length - 1), Math.Min(length, 200));
        return text[..(border > 0 ? border : length)].TrimEnd() + "\n[…]";
    }
}
