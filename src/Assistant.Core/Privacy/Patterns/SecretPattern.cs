using System.Buffers;
using System.Text.RegularExpressions;

namespace Assistant.Core.Privacy.Patterns;

/// <summary>How one form of a secret is found.</summary>
/// <param name="Kind">What it is; <c>[kind removed]</c> takes its place.</param>
/// <param name="Expression">Matches it with what tells that it is one; the group <c>secret</c> is the secret itself, otherwise all of the match.</param>
/// <param name="Accepts">Decides what the expression cannot; null accepts every match.</param>
internal sealed record SecretPattern(string Kind, Regex Expression, Func<SecretMatch, bool>? Accepts = null)
{
    public const string PrivateKey = "private key";
    public const string Token = "token";
    public const string Password = "password";
    public const string OneTimeCode = "one-time code";
    public const string CardNumber = "card number";
    public const string SocialSecurityNumber = "social security number";

    /// <summary>The longest that one expression may search one text, in milliseconds. All take time in proportion to the text; this is the last resort.</summary>
    public const int TimeoutMilliseconds = 3_000;

    /// <summary>Words without one of which the expression cannot match, to pass over most texts quickly; null where there are none.</summary>
    public SearchValues<string>? Hints { get; init; }

    /// <summary>
    /// Words with one of which every match begins; null where they cannot be named. The expression then begins with
    /// <c>\G</c> and is tried at those words alone, which are found many times faster than an expression looks for them.
    /// </summary>
    public SearchValues<string>? Starts { get; init; }

    /// <summary>Where in a text it stands, in order.</summary>
    /// <exception cref="RegexMatchTimeoutException">The search took too long.</exception>
    /// <exception cref="TimeBudgetException">The time for the whole text is used up.</exception>
    public IEnumerable<(int Start, int Length)> Find(string text, TimeBudget? budget = null)
    {
        if (Hints is not null && !text.AsSpan().ContainsAny(Hints))
        {
            return [];
        }

        var first = Next(text, 0, budget);
        return first.Success ? FindAll(text, first, budget) : [];
    }

    private IEnumerable<(int Start, int Length)> FindAll(string text, Match first, TimeBudget? budget)
    {
        for (var match = first; match.Success; match = Next(text, Math.Max(match.Index + match.Length, match.Index + 1), budget))
        {
            var group = match.Groups["secret"];
            IEnumerable<Capture> captures = group.Success ? group.Captures : [match];
            foreach (var capture in captures.Where(capture => capture.Length > 0))
            {
                if (Accepts is null || Accepts(new SecretMatch(text, capture.Index, capture.Length)))
                {
                    yield return (capture.Index, capture.Length);
                }
            }
        }
    }

    private Match Next(string text, int from, TimeBudget? budget)
    {
        budget?.Step();
        if (Starts is null)
        {
            return from <= text.Length ? Expression.Match(text, from) : Match.Empty;
        }

        while (from < text.Length && text.AsSpan(from).IndexOfAny(Starts) is >= 0 and var next)
        {
            from += next;
            if (Expression.Match(text, from) is { Success: true } match)
            {
                return match;
            }

            from++;
            budget?.Step();
        }

        return Match.Empty;
    }
}

/// <summary>What may be a secret, where it stands.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
internal readonly record struct SecretMatch(string Text, int Start, int Length)
{
    /// <summary>What may be a secret.</summary>
    public ReadOnlySpan<char> Value => Text.AsSpan(Start, Length);

    /// <summary>What stands after it on its line.</summary>
    public ReadOnlySpan<char> RestOfLine
    {
        get
        {
            var rest = Text.AsSpan(Start + Length);
            var end = rest.IndexOf('\n');
            return end < 0 ? rest : rest[..end];
        }
    }

    /// <summary>What stands before it, up to so many characters.</summary>
    public ReadOnlySpan<char> Before(int length) => Text.AsSpan(Math.Max(0, Start - length), Math.Min(Start, length));
}
