using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Core.Privacy.Patterns;

namespace Assistant.Core.Privacy;

/// <summary>
/// Takes secrets and contact data out of text at the edge, before it is stored, logged or sent to a model. What it has
/// cleaned it leaves alone the next time. Safe to use from several threads.
/// </summary>
public sealed partial class Redactor
{
    // Whole keys first: what they hold must not be taken for something smaller. A URL's password goes before its host.
    private static readonly SecretPattern[] Secrets =
    [
        .. PrivateKeyPatterns.All,
        .. OneTimeCodePatterns.All,
        .. TokenPatterns.All,
        .. PasswordPatterns.All,
        .. CommandLinePasswordPatterns.All,
        .. SocialSecurityPatterns.All,
        .. CardNumberPatterns.All,
    ];

    private static readonly IReadOnlyDictionary<string, int> Nothing = FrozenDictionary<string, int>.Empty;

    /// <summary>Removes keys, tokens, passwords, one-time codes, card and social security numbers.</summary>
    /// <param name="text">The text.</param>
    /// <param name="budget">What it may take of the time for a larger piece of work; null for no such limit.</param>
    /// <exception cref="RegexMatchTimeoutException">The text takes too long to search; it must not be used.</exception>
    /// <exception cref="TimeBudgetException">The budget is used up; the text must not be used.</exception>
    public RedactedText RemoveSecrets(string text, TimeBudget? budget = null)
    {
        Dictionary<string, int>? removed = null;
        foreach (var pattern in text.Length > 0 ? Secrets : [])
        {
            text = Remove(text, pattern, budget, ref removed);
        }

        return new RedactedText(text, removed ?? Nothing);
    }

    /// <summary>Puts <c>[e-mail]</c> and <c>[phone]</c> in the place of persons' contact data.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text takes too long to search; it must not be used.</exception>
    public string MaskContacts(string text) => PhonePatterns.Mask(MailAddressPatterns.Mask(text));

    /// <summary>The text without the marks that <see cref="RemoveSecrets"/> and <see cref="MaskContacts"/> leave.</summary>
    public static string WithoutMarks(string text) => Mark().Replace(text, " ");

    private static string Remove(string text, SecretPattern pattern, TimeBudget? budget, ref Dictionary<string, int>? removed)
    {
        StringBuilder? result = null;
        var end = 0;
        foreach (var (start, length) in pattern.Find(text, budget))
        {
            if (start < end || Mark().IsMatch(text.AsSpan(start, length)))
            {
                continue;
            }

            result ??= new StringBuilder(text.Length);
            result.Append(text, end, start - end).Append('[').Append(pattern.Kind).Append(" removed]");
            end = start + length;
            removed ??= [];
            removed[pattern.Kind] = removed.GetValueOrDefault(pattern.Kind) + 1;
        }

        return result is null ? text : result.Append(text, end, text.Length - end).ToString();
    }

    [GeneratedRegex(@"\[(?:e-mail|phone|(?:password|token|private key|one-time code|card number|social security number)(?: removed\]?)?)(?:\]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
