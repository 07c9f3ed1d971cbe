using System.Text.RegularExpressions;

namespace Assistant.Core.Privacy.Patterns;

/// <summary>What a piece of text looks like: drawn at random, or written to be read.</summary>
internal static partial class Looks
{
    /// <summary>Whether it mixes letters with digits, as people's passwords and machines' tokens do.</summary>
    public static bool Mixed(ReadOnlySpan<char> value) => value.ContainsAnyInRange('0', '9') && HasLetter(value);

    /// <summary>Whether it is something that no word is: letters mixed with digits or signs, or capitals within.</summary>
    public static bool Chosen(ReadOnlySpan<char> value) =>
        Mixed(value) || (HasLetter(value) && value[..^1].ContainsAny("!@#$%^&*?+=~<>")) || (value.Length > 1 && value[1..].ContainsAnyInRange('A', 'Z') && value.ContainsAnyInRange('a', 'z'));

    /// <summary>Whether it stands for a value instead of being one: <c>&lt;password&gt;</c>, <c>****</c>, <c>$VAR</c>, <c>...</c>.</summary>
    public static bool Placeholder(ReadOnlySpan<char> value)
    {
        value = value.Trim("'\"`");
        return value is ['<', .., '>'] or ['$', '{' or '(' or (>= 'A' and <= 'Z') or '_', ..] or ['%', _] or ['{', '{', ..]
            || (value is ['[' or '{', ..] && !value.ContainsAnyInRange('0', '9'))
            || !value.ContainsAnyExcept("xX") || !HasWord(value);
    }

    /// <summary>Whether it is program text that gets the value from elsewhere: <c>getpass.getpass()</c>, <c>args.password</c>.</summary>
    public static bool Code(ReadOnlySpan<char> value) => CodeReference().IsMatch(value);

    /// <summary>Whether a file's path: <c>PWD=/home/…</c> is no password.</summary>
    public static bool Path(ReadOnlySpan<char> value) => value is ['/' or '~', ..] || value.StartsWith("./") || FileName().IsMatch(value);

    [GeneratedRegex(@"^(?:[A-Za-z_]+(?:\.[A-Za-z_]+)*[(\[]|\S*\benviron\[|(?:[A-Za-z_]+\.)+(?:passw(?:or)?d|pw|secret)$)", RegexOptions.CultureInvariant)]
    private static partial Regex CodeReference();

    [GeneratedRegex(@"\.(?:key|pem|pub|sec|crt|cer|txt|json|ya?ml|conf|cfg|sh|py)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    private static bool HasWord(ReadOnlySpan<char> value)
    {
        foreach (var character in value)
        {
            if (char.IsLetterOrDigit(character))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasLetter(ReadOnlySpan<char> value)
    {
        foreach (var character in value)
        {
            if (char.IsLetter(character))
            {
                return true;
            }
        }

        return false;
    }
}
