using System.Buffers;
using System.Text.RegularExpressions;

namespace Assistant.Core.Privacy.Patterns;

/// <summary>One-time codes near the words that say so, recovery codes, and the seeds of authenticator apps.</summary>
internal static partial class OneTimeCodePatterns
{
    private const string Word =
        @"(?:(?:[tm]?otp|hotp)(?: (?:code|token|password|pin))?|one[ -]?time[ -]?(?:code|password|passcode|pin|token)|(?:verification|authentication|authenticator|auth|security|login|access|confirmation|2fa|mfa|sms|token|duo|google)[ -]code|pass ?code|mobilepass\+?(?: code)?|crypto ?card(?: code)?|tan|second factor)";

    private const string Code = @"(?<secret>\b(?:\d{6,8}|\d{3}[ -]\d{3}|\d{4}[ -]\d{4})\b)(?![.:/-]?\w)";

    private const string Between = @"(?:[\s:=""'(`*-]|\b(?:is|was|are|were|i|we|it|the|my|for|got|get|gets|used|use|entered|enter|typed|type|received|sent|shows?|showed|says|said|number|code|reads|now|currently|today|just|here|e\.g\.|of|from|app|phone|with|and|still|which|that|this)\b){0,12}?";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Every word that says so begins with one of these. Without regard to case, expressions take the sign of kelvin for a K.
    private static readonly SearchValues<string> WordStarts = SearchValues.Create(
        ["otp", "totp", "motp", "hotp", "one", "verification", "auth", "security", "login", "access", "confirmation", "2fa", "mfa", "sms", "token", "to\u212Aen", "duo", "google", "pass", "mobilepass", "crypto", "tan", "second factor"],
        StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new(SecretPattern.OneTimeCode, Seed()),
        new(SecretPattern.OneTimeCode, NamedSeed()),
        new(SecretPattern.OneTimeCode, AfterWord()) { Starts = WordStarts },
        new(SecretPattern.OneTimeCode, BeforeWord()) { Hints = WordStarts },
        new(SecretPattern.OneTimeCode, Recovery(), match => match.Value.ContainsAnyInRange('0', '9')),
    ];

    [GeneratedRegex(@"\botpauth(?:-migration)?://[^\s""'<>]{1,1000}", Options, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Seed();

    [GeneratedRegex(@"\b(?:totp|otp|authenticator|mfa|2fa)[ _-](?:secret|seed|key)\s{0,3}(?:is|:|=)?\s{0,3}[""'`]?(?<secret>(?:[A-Z2-7]{4}[ -]?){4,16})(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex NamedSeed();

    [GeneratedRegex(@"\G\b" + Word + "s?" + Between + Code + @"(?:(?:\s*(?:,|and|then|or|&)\s*){1,2}" + Code + "){0,6}", Options, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex AfterWord();

    [GeneratedRegex(Code + @"\s{1,3}(?:is|was|as|=)\s{1,3}(?:my|the|your|a|an)?\s{0,3}(?:[A-Za-z]{1,20} ){0,2}?" + Word, Options, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex BeforeWord();

    [GeneratedRegex(
        @"\b(?:recovery|backup|emergency|scratch)[ -]codes?\b(?:\s|:|=|\b(?:is|are|was|were|my|the|left|this|these|one|of|them|used)\b|[-*•]){1,8}(?:(?<secret>\b(?:[A-Za-z0-9]{4,10}(?:-[A-Za-z0-9]{4,10}){1,4}|\d{8,10})\b)[\s,;•*]{0,6}){1,20}",
        Options, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Recovery();
}
