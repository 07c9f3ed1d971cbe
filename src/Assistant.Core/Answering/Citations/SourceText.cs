using System.Text.RegularExpressions;
using Assistant.Core.Conversations;

namespace Assistant.Core.Answering.Citations;

/// <summary>The text of a source in a form in which pieces of an answer can be looked for.</summary>
internal sealed partial class SourceText
{
    private readonly string _text;
    private readonly string _tables;

    /// <summary>Reads what was shown of a source.</summary>
    public SourceText(Citation source)
    {
        _text = NormalText.Of($"{source.Title}\n{source.Heading}\n{source.Quote}\n{source.Url}");
        _tables = NormalText.Of(string.Join('\n', source.Quote.Split('\n').Where(line => line.TrimStart().StartsWith('|'))));
    }

    /// <summary>Reads a text.</summary>
    public SourceText(string text)
    {
        _text = NormalText.Of(text);
        _tables = "";
    }

    /// <summary>Whether it holds a piece.</summary>
    public bool Holds(ClaimPiece piece) => piece.Kind switch
    {
        PieceKind.Number => HoldsNumber(NormalText.Of(piece.Text)),
        PieceKind.Option => Occurs(_text, NormalText.Of(piece.Text), StringComparison.Ordinal) || Occurs(_text, NormalText.Of(piece.Text.Split('=')[0]), StringComparison.Ordinal),
        PieceKind.Variable => Occurs(_text, piece.Text.Trim('$', '{', '}'), StringComparison.Ordinal),
        PieceKind.Path => HoldsPath(NormalText.Of(piece.Text)),
        PieceKind.Url => Occurs(_text, NormalText.Of(piece.Text).TrimEnd('/'), StringComparison.OrdinalIgnoreCase),
        _ => Occurs(_text, NormalText.Of(piece.Text), StringComparison.OrdinalIgnoreCase),
    };

    private bool HoldsNumber(string piece)
    {
        var parts = NumberAndUnit().Match(piece);
        var (number, unit) = (parts.Groups["number"].Value, parts.Groups["unit"].Value);
        if (unit.Length == 0)
        {
            return Occurs(_text, piece, StringComparison.Ordinal);
        }

        // Byte units count as written: GB is not GiB. Words may be singular, plural or short.
        var forms = Units.Forms(unit);
        return StandsWith(number, forms, Units.AreWords(unit) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
            || (Units.AreHours(unit) && StandsAsClock(number))
            // In a table the unit stands in the head of the column.
            || (Occurs(_tables, number, StringComparison.Ordinal) && forms.Any(form => Occurs(_text, form, StringComparison.OrdinalIgnoreCase)));
    }

    private bool StandsWith(string number, IReadOnlyList<string> units, StringComparison comparison)
    {
        foreach (var (start, end) in Places(number))
        {
            if (start > 0 && (IsWord(_text[start - 1]) || _text[start - 1] == '.'))
            {
                continue;
            }

            var from = end < _text.Length && _text[end] is (' ' or '-') ? end + 1 : end;
            if (units.Any(unit => _text.AsSpan(from).StartsWith(unit, comparison) && (from + unit.Length == _text.Length || !IsWord(_text[from + unit.Length]))))
            {
                return true;
            }
        }

        return false;
    }

    // 24 hours may be written as 24:00 or 24:00:00, and 4 as 04:00.
    private bool StandsAsClock(string hours)
    {
        foreach (var (start, end) in Places($"{hours}:00"))
        {
            var from = start > 0 && _text[start - 1] == '0' ? start - 1 : start;
            var until = _text.AsSpan(end).StartsWith(":00", StringComparison.Ordinal) ? end + 3 : end;
            if ((from == 0 || !char.IsAsciiDigit(_text[from - 1])) && (until == _text.Length || !(char.IsAsciiDigit(_text[until]) || _text[until] == ':')))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<(int Start, int End)> Places(string piece)
    {
        for (var at = _text.IndexOf(piece, StringComparison.Ordinal); at >= 0; at = _text.IndexOf(piece, at + 1, StringComparison.Ordinal))
        {
            yield return (at, at + piece.Length);
        }
    }

    private bool HoldsPath(string path)
    {
        var blank = path.AsSpan().IndexOfAny("<{*$");
        var known = blank > 0 ? path[..blank] : path;
        known = known.Length > 1 ? known.TrimEnd('/') : known;
        return Occurs(_text, path.TrimEnd('/'), StringComparison.Ordinal) || (blank > 0 && Occurs(_text, known, StringComparison.Ordinal));
    }

    // A piece must not be a part of a longer word: -l is not in --long, 64 is not in 640.
    private static bool Occurs(string text, string piece, StringComparison comparison)
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
    private static bool Digit(string text, int at) => (at > 0 && at + 1 < text.Length) && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]);

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    [GeneratedRegex(@"^(?<number>[0-9]+(?:\.[0-9]+)*)[ -]?(?<unit>\D*)$")]
    private static partial Regex NumberAndUnit();
}
