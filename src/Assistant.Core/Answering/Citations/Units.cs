namespace Assistant.Core.Answering.Citations;

/// <summary>The spellings of one unit.</summary>
internal static class Units
{
    private static readonly string[][] Spellings =
    [
        ["hours", "hour", "hrs", "hr", "h"],
        ["minutes", "minute", "mins", "min"],
        ["seconds", "second", "secs", "sec", "s"],
        ["days", "day", "d"],
        ["%", "percent", "per cent"],
    ];

    /// <summary>How the unit may be written in a source.</summary>
    public static IReadOnlyList<string> Forms(string unit) =>
        Spellings.FirstOrDefault(forms => forms.Contains(unit, StringComparer.OrdinalIgnoreCase))
        ?? (AreWords(unit) ? [unit.TrimEnd('s'), unit.TrimEnd('s') + "s"] : [unit]);

    /// <summary>Whether it is a word, and not a sign such as GB whose letters count as written.</summary>
    public static bool AreWords(string unit) => unit.Length > 2 && unit.Skip(1).All(c => char.IsLower(c)) || unit.Length > 3 && unit.EndsWith('s');

    /// <summary>Whether it counts hours.</summary>
    public static bool AreHours(string unit) => Spellings[0].Contains(unit, StringComparer.OrdinalIgnoreCase);
}
