using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Web.Panel;

/// <summary>Finds which sources an answer cites.</summary>
internal static partial class CitedNumbers
{
    /// <summary>The numbers in its <c>[n]</c> and <c>[n, m]</c> marks.</summary>
    public static HashSet<int> In(string text) =>
        [.. Mark().Matches(text).SelectMany(match => match.Groups[1].Value.Split(',')).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\[([0-9]{1,3}(?:\s*,\s*[0-9]{1,3})*)\]")]
    private static partial Regex Mark();
}
