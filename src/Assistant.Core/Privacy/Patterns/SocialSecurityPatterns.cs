using System.Text.RegularExpressions;

namespace Assistant.Core.Privacy.Patterns;

/// <summary>Social security numbers of the United States, where a word says that it is one: nine digits alone can be anything.</summary>
internal static partial class SocialSecurityPatterns
{
    private const string Word = @"(?:\bSSNs?\b|\bSSN/|social[ -]security(?:[ -](?:number|no\.?|nr\.?|#))?|\bsoc(?:ial)? sec)";

    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new(SecretPattern.SocialSecurityNumber, AfterWord()),
        new(SecretPattern.SocialSecurityNumber, BeforeWord()),
    ];

    [GeneratedRegex(Word + @"[^\d\n]{0,40}(?<secret>\b\d{3}(?<sign>[ -]?)\d{2}\k<sign>\d{4}\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex AfterWord();

    [GeneratedRegex(@"(?<secret>\b\d{3}-\d{2}-\d{4}\b)[^\d\n]{0,20}" + Word, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex BeforeWord();
}
