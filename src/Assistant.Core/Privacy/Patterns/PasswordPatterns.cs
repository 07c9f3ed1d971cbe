using System.Buffers;
using System.Text.RegularExpressions;

namespace Assistant.Core.Privacy.Patterns;

/// <summary>Passwords as people write them down: after a label, in a sentence, in a URL, in configuration files.</summary>
internal static partial class PasswordPatterns
{
    // What may stand before it (db_, MYSQL-) does not matter.
    private const string Label =
        @"(?:pass ?word|passwort|passwd|pass ?phrase|passcode|kennwort|mot de passe|contraseña|(?<=\b(?:user ?(?:name)?|login|account|name|id|root)\b[^\n]{0,60}|[_-])pass|(?<![A-Za-z$])(?:pwd|pw|psw))(?:\s?\([^)\n]{1,40}\))?";

    // "the password for heron is", "my password on the portal:". As few words as do: nested, because the generator of
    // .NET 10 makes wrong code of a lazy loop within an optional group, which then matches at the start of the text.
    private const string Where = @"(?:[ \t](?:for|of|on|at|to)" + Word + "(?:" + Word + "(?:" + Word + "(?:" + Word + ")??)??)??)?";

    private const string Word = @"[ \t][\w.@'/-]{1,40}";

    // Every label begins with one of these. Without regard to case, expressions take the sign of kelvin for a K.
    private static readonly SearchValues<string> LabelStarts = SearchValues.Create(["pass", "pw", "psw", "kennwort", "\u212Aennwort", "mot de pass", "contrase"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> ChangeStarts = SearchValues.Create(["chang", "set", "reset", "updat"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Schemes = SearchValues.Create(["://"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Words = SearchValues.Create(["password"], StringComparison.OrdinalIgnoreCase);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new(SecretPattern.Password, InUrl(), match => !Looks.Placeholder(match.Value)) { Starts = Schemes },
        new(SecretPattern.Password, Quoted(), IsQuoted) { Starts = LabelStarts },
        new(SecretPattern.Password, Labelled(), IsLabelled) { Starts = LabelStarts },
        new(SecretPattern.Password, OnNextLine(), match => Looks.Chosen(match.Value) && IsValue(match) && match.RestOfLine.Trim().IsEmpty) { Starts = LabelStarts },
        new(SecretPattern.Password, Told(), IsTold) { Starts = LabelStarts },
        new(SecretPattern.Password, Changed(), IsTold) { Hints = LabelStarts, Starts = ChangeStarts },
        new(SecretPattern.Password, Bare(), match => Looks.Mixed(match.Value) && IsValue(match) && !PasswordProse.IsName(match.Value)) { Starts = LabelStarts },
        new(SecretPattern.Password, Credentials(), match => Looks.Chosen(match.Value) && IsValue(match)),
        new(SecretPattern.Password, Netrc(), IsLabelled) { Hints = Words },
        new(SecretPattern.Password, Element(), match => !Looks.Placeholder(match.Value)),
        new(SecretPattern.Password, Crypt()),
        new(SecretPattern.Password, Pin()),
    ];

    private static bool IsValue(SecretMatch match) => !Looks.Placeholder(match.Value) && !Looks.Path(match.Value) && !Looks.Code(match.Value);

    // An apostrophe is no quotation mark: "the password's length and John's".
    private static bool IsQuoted(SecretMatch match) =>
        !Looks.Placeholder(match.Value) && !match.Value.StartsWith("s ") && match.Value is not [']' or ')' or '}' or ',' or ';' or '=', ..] && (Looks.Chosen(match.Value) || !PasswordProse.Fills(match.Value));

    private static bool IsLabelled(SecretMatch match) =>
        IsValue(match) && (Looks.Chosen(match.Value) ? !PasswordProse.IsName(match.Value) : !PasswordProse.Begins(match.Value));

    // "the password is wrong" says nothing secret, "the password is mooring." does.
    private static bool IsTold(SecretMatch match) =>
        IsValue(match) && (Looks.Chosen(match.Value) ? !PasswordProse.IsName(match.Value) : !PasswordProse.Describes(match.Value) && EndsSentence(match.RestOfLine));

    private static bool EndsSentence(ReadOnlySpan<char> rest) => rest.TrimEnd() is [] or ['.' or ',' or ';' or ')' or '!', ..];

    [GeneratedRegex(@"\G(?<=\b[a-z][a-z0-9+.-]{1,20})://[^\s/:@?#\[\]]{0,100}:(?<secret>[^\s/@\[\]]{1,200})@(?=[\w\[])", Options, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex InUrl();

    [GeneratedRegex(@"\G" + Label + @"[""'`*]{0,3}\s{0,3}(?:[:=|]|=>|is\b|was\b|lautet\b|ist\b)?[:*]{0,3}\s{0,3}(?<quote>[""'`])(?<secret>(?:(?!(?-i:\k<quote>))[^\n]){1,128})(?-i:\k<quote>)", Options, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\G" + Label + Where + @"[""'`*]{0,3}[ \t]{0,8}(?::=|=>|[:=|])[*]{0,2}[ \t]{0,8}(?:is[ \t])?[""'`]?(?<secret>\S{1,512}?)(?=[""'`.,;:)}\]*]{0,4}(?:\s|$))", Options, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"\G" + Label + @"[ \t]{0,8}[:=]?[ \t]{0,8}\r?\n(?:[ \t]*\r?\n)?[ \t>]{0,12}(?<secret>[^\s]{4,128})", Options, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex OnNextLine();

    [GeneratedRegex(@"\G" + Label + Where + @"[ \t]{1,3}(?:is|was|ist|war|lautet|est|es|as|that (?:i|we) (?:use|used) (?:is|was))(?:[ \t](?:still|now|currently|set to|the same|simply|just))?[ \t:=]{1,4}(?<secret>\S{3,128}?)(?=[""'`.,;:)}\]]{0,3}(?:\s|$))", Options, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Told();

    [GeneratedRegex(@"\G\b(?:chang|set|reset|updat)[a-z]{0,4}[^\n.]{1,40}?" + Label + Where + @"[ \t]to[ \t:=]{1,4}(?<secret>\S{3,128}?)(?=[""'`.,;:)}\]]{0,3}(?:\s|$))", Options, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Changed();

    // "user joe, pw Mooring4471": no sign between, so only what mixes letters and digits.
    [GeneratedRegex(@"\G" + Label + @"[ \t]{1,3}[(<]?(?<secret>[^\s""'`<>()/:]{6,128}?)(?=[.,;:)>]{0,3}(?:\s|$))", Options, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\b(?:machine\s{1,4}\S{1,200}\s{1,4})?(?:login|user|account)\s{1,4}(?!and\b|or\b)\S{1,100}\s{1,4}password\s{1,4}(?<secret>\S{1,200})", Options, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Netrc();

    [GeneratedRegex(@"\b(?:credentials?|login data|zugangsdaten)\s?(?:are|is|:|=)\s{0,3}[\w.@-]{1,80}\s{0,2}(?:[/:,|]|and)\s{0,2}(?<secret>\S{4,128}?)(?=[.,;:)]{0,3}(?:\s|$))", Options, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Credentials();

    [GeneratedRegex(@"<(?:password|passwd|secret)>(?<secret>[^<\n]{1,200})</", Options, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Element();

    // Hashes of /etc/shadow and htpasswd.
    [GeneratedRegex(@"\$(?:[1-9]|2[abxy]|y|gy|apr1|argon2(?:id?|d))\$[A-Za-z0-9./$=,+-]{12,300}", RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Crypt();

    [GeneratedRegex(@"\bPIN(?: code| number)?\s{0,3}(?:is|was|:|=)\s{0,3}(?<secret>\d{4,8})\b", RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Pin();
}
