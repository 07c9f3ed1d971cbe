using System.Globalization;
using Assistant.Core.Wording;

namespace Assistant.Web.Layout;

/// <summary>Writes instants the same way on every page. The reader's time zone is not known to the server, so they are UTC and say so.</summary>
internal static class PageDates
{
    /// <summary>A day, such as <c>2026-06-11</c>.</summary>
    public static string Day(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>A minute, such as <c>2026-06-11 14:05 UTC</c>.</summary>
    public static string Minute(DateTimeOffset? at) => at is { } minute ? Instants.Minute(minute) : "–";

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "";
}
