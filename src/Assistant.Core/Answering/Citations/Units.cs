namespace Assistant.Core.Answering.Citations;

/// <summary>The spellings of units, and how those of time go into each other.</summary>
internal static class Units
{
    private static readonly string[][] Spellings =
    [
        ["hours", "hour", "hrs", "hr", "h"],
        ["minutes", "minute", "mins", "min"],
        ["seconds", "second", "secs", "sec", "s"],
        ["days", "day", "d"],
        ["weeks", "week"],
        ["%", "percent", "per cent"],
    ];

    private static readonly (string Unit, long Seconds)[] Times = [("seconds", 1), ("minutes", 60), ("hours", 3600), ("days", 86400), ("weeks", 604800)];

    /// <summary>How the unit may be written in a source.</summary>
    public static IReadOnlyList<string> Forms(string unit) =>
        Spellings.FirstOrDefault(forms => forms.Contains(unit, StringComparer.OrdinalIgnoreCase))
        ?? (AreWords(unit) ? [unit.TrimEnd('s'), unit.TrimEnd('s') + "s"] : [unit]);

    /// <summary>Whether it is a word, and not a sign such as GB whose letters count as written.</summary>
    public static bool AreWords(string unit) => !unit.EndsWith("/s", StringComparison.Ordinal) && !unit.EndsWith("bps", StringComparison.Ordinal)
        && ((unit.Length > 2 && unit.Skip(1).All(c => char.IsLower(c) || c == ' ')) || (unit.Length > 3 && unit.EndsWith('s')));

    /// <summary>The seconds that one of the unit lasts; null where it does not measure time, or not always the same.</summary>
    public static long? Seconds(string unit)
    {
        var name = Forms(unit)[0];
        foreach (var (time, seconds) in Times)
        {
            if (string.Equals(time, name, StringComparison.OrdinalIgnoreCase))
            {
                return seconds;
            }
        }

        return null;
    }

    /// <summary>The same time in whole numbers of the other units.</summary>
    public static IEnumerable<(long Number, string Unit)> Equivalents(long seconds) =>
        Times.Where(time => seconds % time.Seconds == 0).Select(time => (seconds / time.Seconds, time.Unit));
}
