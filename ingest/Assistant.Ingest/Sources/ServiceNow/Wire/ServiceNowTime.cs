using System.Globalization;

namespace Assistant.Ingest.Sources.ServiceNow.Wire;

/// <summary>Writes times as ServiceNow stores them.</summary>
internal static class ServiceNowTime
{
    /// <summary>UTC, to the second.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
