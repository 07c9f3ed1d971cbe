using System.Buffers;
using System.Text.RegularExpressions;

namespace Assistant.Core.Privacy.Patterns;

/// <summary>Telephone numbers: international form, the North American form, and what a word before them gives away.</summary>
internal static partial class PhonePatterns
{
    private const string Mark = "[phone]";

    // One of these stands before a number that only a word gives away.
    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["tel", "fon", "phone", "mobile", "cell", "handy", "fax", "call me", "reach me", "my number", "office"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Masks them.</summary>
    public static string Mask(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return text;
        }

        if (text.AsSpan().ContainsAny(Words))
        {
            text = AfterWord().Replace(text, match => IsNumber(match.Groups["phone"].ValueSpan, 5) ? match.Groups["word"].Value + Mark : match.Value);
        }

        if (text.Contains('+'))
        {
            text = International().Replace(text, match => IsNumber(match.ValueSpan, 8) ? Mark : match.Value);
        }

        return text.Contains('-') ? NorthAmerican().Replace(text, Mark) : text;
    }

    internal static bool IsNumber(ReadOnlySpan<char> value, int fewest)
    {
        var digits = 0;
        foreach (var character in value)
        {
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return digits >= fewest && digits <= 17 && !Date().IsMatch(value);
    }

    [GeneratedRegex(
        @"(?<word>\b(?:(?:tele)?phone|telefon|tel|fon|mobile|cell|handy|fax|call me (?:at|on)|reach me (?:at|on)|my number is|office)\b(?: (?:number|no|nr|is))?(?:\s?[.:#]{1,2}\s{0,3}|\s{1,3}))(?<phone>\+?\(?\d[\d ()./-]{3,22}\d)(?![\w:])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    internal static partial Regex AfterWord();

    [GeneratedRegex(@"(?<![\w.+=:-])\+\d{1,3}[ ./-]?(?:\(\d{1,5}\)|\d)(?:[ ./-]?\(?\d\)?){5,14}(?![\w.]*\w)", RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    internal static partial Regex International();

    [GeneratedRegex(@"(?<![\w.+/=:-])(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}-)\d{3}-\d{4}(?![\w-]|\.\d)", RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    internal static partial Regex NorthAmerican();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
