using System.Text.RegularExpressions;

namespace Assistant.Core.Privacy.Patterns;

/// <summary>Numbers of payment cards: an issuer's prefix, its length, and a check digit that fits.</summary>
internal static partial class CardNumberPatterns
{
    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new(SecretPattern.CardNumber, Grouped(), IsCard),
        new(SecretPattern.CardNumber, Unbroken(), match => IsCard(match) && !IsCounted(match)),
    ];

    private static bool IsCard(SecretMatch match)
    {
        Span<char> digits = stackalloc char[19];
        var count = 0;
        foreach (var character in match.Value)
        {
            if (char.IsAsciiDigit(character))
            {
                digits[count++] = character;
            }
        }

        return HasCheckDigit(digits[..count]) && !(digits[4..8].SequenceEqual(digits[..4]) && digits[8..12].SequenceEqual(digits[..4]));
    }

    // 4539578763621486 bytes, inode 4539578763621486: large numbers of a file system, not of a card.
    private static bool IsCounted(SecretMatch match) =>
        Unit().IsMatch(match.RestOfLine.Length > 12 ? match.RestOfLine[..12] : match.RestOfLine) || Counter().IsMatch(match.Before(24));

    // Luhn's algorithm, ISO/IEC 7812-1.
    private static bool HasCheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[^(index + 1)] - '0';
            sum += index % 2 == 0 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }

    // A row of numbers in a table goes on before or after; a card number does not.
    [GeneratedRegex(@"(?<![\w.,+/=-]|[\d.] )(?:(?:4\d{3}|5[1-5]\d{2}|2[2-7]\d{2}|6(?:011|5\d{2}))(?<sign>[ -])\d{4}\k<sign>\d{4}\k<sign>\d{4}|3[47]\d{2}(?<sign>[ -])\d{6}\k<sign>\d{5})(?![\w/+-]|\.\d| \d)", RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"(?<![\w.,+/-])(?:4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|6(?:011|5\d{2})\d{12}|3[47]\d{13})(?![\w/+-]|[.,]\d)", RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Unbroken();

    [GeneratedRegex(@"^\s?(?:bytes?|[KMGTP]i?B|files?|inodes?|ns|us|flops?|cells?|atoms?|elements?|particles?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unit();

    [GeneratedRegex(@"(?:inodes?|bytes?|size|offset|address|pid|uid|id|seed|count|total|used|free|time|timestamp|mem|rss|step|0x)\W{0,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counter();
}
