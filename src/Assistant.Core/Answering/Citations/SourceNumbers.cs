using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>The numbers of a source, and the units they stand with.</summary>
/// <param name="text">The source's text in normal form, number words as digits.</param>
/// <param name="tables">Its tables.</param>
internal sealed partial class SourceNumbers(string text, SourceTables tables)
{
    /// <summary>Whether it holds a number, with its unit if it has one.</summary>
    /// <param name="piece">In normal form.</param>
    public bool Hold(string piece)
    {
        var parts = NumberAndUnit().Match(piece);
        var (number, unit) = (parts.Groups["number"].Value, parts.Groups["unit"].Value);
        if (unit.Length == 0)
        {
            return TextSearch.Occurs(text, piece, StringComparison.Ordinal);
        }

        return StandsWith(number, unit) || (Units.Seconds(unit) is { } each && long.TryParse(number, CultureInfo.InvariantCulture, out var count) && HoldTime(count, each));
    }

    /// <summary>Whether an amount as options take it (120G) is one that the source has with another unit, and never with this.</summary>
    public bool Contradict(string amount)
    {
        var parts = Amount().Match(amount);
        var number = parts.Groups["number"].Value;
        var unit = char.ToUpperInvariant(parts.Groups["unit"].Value[0]);
        var contradicts = false;
        foreach (var (start, end) in TextSearch.Places(text, number))
        {
            var at = end < text.Length && text[end] == ' ' ? end + 1 : end;
            if ((start > 0 && (TextSearch.IsWord(text[start - 1]) || text[start - 1] == '.')) || at >= text.Length || !AmountUnit().IsMatch(text[at..Math.Min(text.Length, at + 4)]))
            {
                continue;
            }

            if (char.ToUpperInvariant(text[at]) == unit)
            {
                return false;
            }

            contradicts = true;
        }

        return contradicts;
    }

    private bool HoldTime(long count, long each)
    {
        // No time that anyone documents is longer; a product of larger ones might not fit.
        if (count > int.MaxValue)
        {
            return false;
        }

        var seconds = count * each;
        return Units.Equivalents(seconds).Any(other => StandsWith(other.Number.ToString(CultureInfo.InvariantCulture), other.Unit)) || (each > 1 && StandsAsClock(seconds));
    }

    // Byte units count as written: GB is not GiB. Words may be singular, plural or short.
    private bool StandsWith(string number, string unit)
    {
        var forms = Units.Forms(unit);
        var comparison = Units.AreWords(unit) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (var (start, end) in TextSearch.Places(text, number))
        {
            if (start > 0 && (TextSearch.IsWord(text[start - 1]) || text[start - 1] == '.'))
            {
                continue;
            }

            var from = end < text.Length && text[end] is (' ' or '-') ? end + 1 : end;
            if (forms.Any(form => text.AsSpan(from).StartsWith(form, comparison) && (from + form.Length == text.Length || !TextSearch.IsWord(text[from + form.Length]))))
            {
                return true;
            }
        }

        return tables.Hold(number, forms, comparison);
    }

    // 24 hours may be written as 24:00 or 24:00:00 or 1-00:00:00, and 30 minutes as 00:30:00.
    private bool StandsAsClock(long seconds)
    {
        var (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        return StandsAsClock($"{hours}:{minutes:00}") || (hours >= 24 && StandsAsClock($"{hours / 24}-{hours % 24:00}:{minutes:00}"));
    }

    private bool StandsAsClock(string clock)
    {
        foreach (var (start, end) in TextSearch.Places(text, clock))
        {
            var from = start > 0 && text[start - 1] == '0' ? start - 1 : start;
            var until = text.AsSpan(end).StartsWith(":00", StringComparison.Ordinal) ? end + 3 : end;
            if ((from == 0 || !(char.IsAsciiDigit(text[from - 1]) || text[from - 1] is '-' or ':')) && (until == text.Length || !(char.IsAsciiDigit(text[until]) || text[until] == ':')))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^(?<number>[0-9]+(?:\.[0-9]+)*)[ -]?(?<unit>\D*)$")]
    private static partial Regex NumberAndUnit();

    [GeneratedRegex(@"^(?<number>[0-9]+(?:\.[0-9]+)?)(?<unit>[kKMGTP])")]
    private static partial Regex Amount();

    [GeneratedRegex(@"^[kKMGTP](?:i?B)?(?!\w)")]
    private static partial Regex AmountUnit();
}
