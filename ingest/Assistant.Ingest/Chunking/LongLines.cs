using System.Text;

namespace Assistant.Ingest.Chunking;

/// <summary>
/// Wraps lines that nobody wrote by hand: a line without end, or signs without a blank, take time with the square of their
/// length to count and to cut.
/// </summary>
internal static class LongLines
{
    private const int LongestLine = 4_000;
    private const int LongestRun = 500;

    /// <summary>The text; only lines beyond these lengths are broken, at a blank where there is one.</summary>
    public static string Wrap(string text)
    {
        StringBuilder? wrapped = null;
        var (copied, lineStart, runStart) = (0, 0, 0); // A run is of blanks alone, or of signs alone.
        for (var index = text.Length < LongestRun ? text.Length : 0; index < text.Length; index++)
        {
            if (text[index] == '\n')
            {
                lineStart = runStart = index + 1;
                continue;
            }

            var isBlank = char.IsWhiteSpace(text[index]);
            runStart = index > lineStart && isBlank != char.IsWhiteSpace(text[index - 1]) ? index : runStart;
            var breaksAtWord = index - lineStart >= LongestLine && !isBlank && runStart > lineStart;
            if (!breaksAtWord && index - runStart < LongestRun)
            {
                continue;
            }

            var at = breaksAtWord ? runStart : index;
            at = char.IsLowSurrogate(text[at]) ? at - 1 : at;
            wrapped ??= new StringBuilder(text.Length + 16);
            wrapped.Append(text, copied, at - copied).Append('\n');
            (copied, lineStart, runStart) = (at, at, at);
        }

        return wrapped is null ? text : wrapped.Append(text, copied, text.Length - copied).ToString();
    }
}
