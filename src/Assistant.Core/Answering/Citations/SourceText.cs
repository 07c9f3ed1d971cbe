using System.Net;
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
        _text = Normalise($"{source.Title}\n{source.Heading}\n{source.Quote}\n{source.Url}");
        _tables = Normalise(string.Join('\n', source.Quote.Split('\n').Where(line => line.TrimStart().StartsWith('|'))));
    }

    /// <summary>Whether it holds a piece.</summary>
    public bool Holds(ClaimPiece piece) => piece.Kind switch
    {
        PieceKind.Number => HoldsNumber(Normalise(piece.Text)),
        PieceKind.Option => Occurs(_text, Normalise(piece.Text), StringComparison.Ordinal) || Occurs(_text, Normalise(piece.Text.Split('=')[0]), StringComparison.Ordinal),
        PieceKind.Variable => Occurs(_text, piece.Text.Trim('$', '{', '}'), StringComparison.Ordinal),
        PieceKind.Path => HoldsPath(Normalise(piece.Text)),
        PieceKind.Url => Occurs(_text, Normalise(piece.Text).TrimEnd('/'), StringComparison.OrdinalIgnoreCase),
        _ => Occurs(_text, Normalise(piece.Text), StringComparison.OrdinalIgnoreCase),
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
        var pattern = $@"(?<![\p{{L}}\p{{N}}_.]){Regex.Escape(number)}[ -]?(?:{string.Join('|', forms.Select(Regex.Escape))})(?![\p{{L}}\p{{N}}_])";
        return Regex.IsMatch(_text, pattern, Units.AreWords(unit) ? RegexOptions.IgnoreCase : RegexOptions.None)
            || (Units.AreHours(unit) && Regex.IsMatch(_text, $@"(?<![0-9])0?{Regex.Escape(number)}:00(?::00)?(?![0-9:])"))
            // In a table the unit stands in the head of the column.
            || (Occurs(_tables, number, StringComparison.Ordinal) && forms.Any(form => Occurs(_text, form, StringComparison.OrdinalIgnoreCase)));
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

    private static string Normalise(string text)
    {
        var plain = WebUtility.HtmlDecode(text)
            .Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"').Replace("`", "", StringComparison.Ordinal)
            .Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace('‑', '-');
        plain = Escape().Replace(plain, "$1");
        plain = Thousands().Replace(plain, "");
        return Blank().Replace(plain, " ").Trim();
    }

    [GeneratedRegex(@"^(?<number>[0-9]+(?:\.[0-9]+)*)[ -]?(?<unit>\D*)$")]
    private static partial Regex NumberAndUnit();

    [GeneratedRegex(@"\\([_*<>\[\]#|~-])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"(?<=(?<![0-9.])[0-9]{1,3}(?:[,' ][0-9]{3})*)[,' ](?=[0-9]{3}(?![0-9]))")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
