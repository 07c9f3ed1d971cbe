using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Fakes.ServiceNow;

/// <summary>Takes the times in a query for those of a time zone.</summary>
internal static partial class FakeTimes
{
    public static string Shift(string query, TimeZoneInfo zone) => Time().Replace(query, match => FakeRecord.Time(
        new DateTimeOffset(DateTime.ParseExact(match.Value, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), zone.BaseUtcOffset)));

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")]
    private static partial Regex Time();
}
