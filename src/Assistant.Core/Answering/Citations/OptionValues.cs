using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>
/// Takes the checkable pieces out of what is given to options. Numbers and times are the user's; words that the site or the
/// program has named (a partition, a kind of GPU, a resource) must stand in the source.
/// </summary>
internal static partial class OptionValues
{
    private static readonly char[] Separators = [':', ',', '+', '@', '%', ';'];

    /// <summary>The pieces of an option that is written with its value, such as <c>--gres=gpu:4</c>.</summary>
    public static IEnumerable<ClaimPiece> Of(string option)
    {
        var border = option.IndexOf('=', StringComparison.Ordinal);
        return border < 0 || CommandNames.OptionsWithOwnValue.Contains(option[..border]) ? [] : OfValue(option[(border + 1)..]);
    }

    /// <summary>The pieces of a setting within a command, such as <c>select=2:ncpus=64</c> or <c>python=3.11</c>.</summary>
    public static IEnumerable<ClaimPiece> OfSetting(string setting)
    {
        foreach (var part in setting.Contains("://", StringComparison.Ordinal) ? [] : setting.Split(':'))
        {
            var border = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = border < 0 ? ("", part) : (part[..border], part[(border + 1)..]);
            // A name in capitals is a variable of the user's.
            if (name.Length > 1 && name.Any(char.IsLower) && Word().IsMatch(name))
            {
                yield return new ClaimPiece(name, PieceKind.Code);
            }

            foreach (var piece in name.Any(char.IsLower) || name.Length == 0 ? OfValue(value) : [])
            {
                yield return piece;
            }
        }
    }

    /// <summary>The pieces of a value.</summary>
    public static IEnumerable<ClaimPiece> OfValue(string value)
    {
        if (value.Contains('/', StringComparison.Ordinal) || value.Contains('$', StringComparison.Ordinal) || CommandLine.IsPlaceholder(value))
        {
            return [];
        }

        return value.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(part => !Whose().IsMatch(part)).SelectMany(part => (IEnumerable<ClaimPiece>)(
            Amount().IsMatch(part) ? [new ClaimPiece(part, PieceKind.Amount)]
            : Numbered().IsMatch(part) ? [new ClaimPiece(part, PieceKind.Number)]
            : Word().IsMatch(part) ? [new ClaimPiece(part, PieceKind.Code)]
            : []));
    }

    [GeneratedRegex(@"^[0-9]+(?:\.[0-9]+)?[kKMGTP](?:i?B)?$")]
    private static partial Regex Amount();

    [GeneratedRegex(@"^[0-9]+(?:\.[0-9]+)+$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]+$")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:my|your)|(?:id|name|file|path|dir|script)$", RegexOptions.IgnoreCase)]
    private static partial Regex Whose();
}
