using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>The form in which answers and sources are compared: one kind of blank, quote and hyphen, no Markdown escapes, no marks between thousands.</summary>
internal static partial class NormalText
{
    /// <summary>The normal form of a text, made in time in proportion to it.</summary>
    public static string Of(string text)
    {
        var plain = WebUtility.HtmlDecode(text)
            .Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"').Replace("`", "", StringComparison.Ordinal)
            .Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace('‑', '-');
        plain = Escape().Replace(plain, "$1");
        plain = WithoutThousandsMarks(plain);
        return Blank().Replace(plain, " ").Trim();
    }

    // 1,000,000 and 1 000 000 become 1000000: one to three digits, then groups of three, each behind one mark.
    private static string WithoutThousandsMarks(string text)
    {
        var plain = new StringBuilder(text.Length);
        var inNumber = false;
        for (var at = 0; at < text.Length;)
        {
            var digits = 0;
            while (at + digits < text.Length && char.IsAsciiDigit(text[at + digits]))
            {
                digits++;
            }

            if (digits == 0)
            {
                plain.Append(text[at++]);
                inNumber = false;
                continue;
            }

            inNumber = inNumber || (digits <= 3 && (at == 0 || text[at - 1] != '.'));
            plain.Append(text, at, digits);
            at += digits;
            inNumber = inNumber && at < text.Length && text[at] is (',' or '\'' or ' ') && IsGroup(text, at + 1);
            at += inNumber ? 1 : 0;
        }

        return plain.ToString();
    }

    private static bool IsGroup(string text, int at) =>
        at + 3 <= text.Length && text.AsSpan(at, 3).IndexOfAnyExceptInRange('0', '9') < 0 && (at + 3 == text.Length || !char.IsAsciiDigit(text[at + 3]));

    [GeneratedRegex(@"\\([_*<>\[\]#|~-])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
