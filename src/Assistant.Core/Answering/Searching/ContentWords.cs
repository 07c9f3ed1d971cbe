using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Searching;

/// <summary>The words of a text that say what it is about.</summary>
internal static partial class ContentWords
{
    private static readonly FrozenSet<string> Common = """
        a about above after again all also am an and any are as at be because been before being below between both but by can cannot could did do does doing
        down during each else few for from further get gets getting give given go goes got had has have having he hello her here hi him his how i if in into is
        it its just keep know like make many may me might more most much must my need needs no nor not now of off often on once one only or other our out over
        own please same say see seem she should show so some someone something still such tell than thank thanks that the their them then there these they thing
        things this those through to too try trying under until up us use used using very want was way we well were what when where whether which while who whom
        whose why will with within without work works would yes yet you your
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The content words, in small letters, each once, in order.</summary>
    public static IReadOnlyList<string> Of(string text) =>
    [
        .. Word().Matches(text.ToLowerInvariant())
            .Select(match => match.Value.Trim('\'', '-', '.'))
            .Where(word => word.Length > 1 && !Common.Contains(word))
            .Distinct(),
    ];

    [GeneratedRegex(@"[\p{L}\p{N}_][\p{L}\p{N}_'.-]*")]
    private static partial Regex Word();
}
