using System.Buffers;
using System.Text.RegularExpressions;

namespace Assistant.Core.Privacy.Patterns;

/// <summary>Social security numbers of the United States, where a word says that it is one: nine digits alone can be anything.</summary>
internal static partial class SocialSecurityPatterns
{
    private const string Word = @"(?:\bSSNs?\b|\bSSN/|social[ -]security(?:[ -](?:number|no\.?|nr\.?|#))?|\bsoc(?:ial)? sec)";

    private static readonly SearchValues<string> Starts = SearchValues.Create(["ssn", "social", "soc sec"], StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new(SecretPattern.SocialSecurityNumber, AfterWord()) { Starts = Starts },
        new(SecretPattern.SocialSecurityNumber, BeforeWord()) { Hints = Starts },
    ];

    [GeneratedRegex(@"\G" + Word + @"[^\d\n]{0,40}(?<secret>\b\d{3}(?<sign>[ -]?)\d{2}(?-i:\k<sign>)\d{4}\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex AfterWord();

    [GeneratedRegex(@"(?<secret>\b\d{3}-\d{2}-\d{4}\b)[^\d\n]{0,20}" + Word, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex BeforeWord();
}
