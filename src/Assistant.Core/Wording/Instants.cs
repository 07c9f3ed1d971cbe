using System.Globalization;

namespace Assistant.Core.Wording;

/// <summary>Writes instants for people, the same way wherever they are told.</summary>
public static class Instants
{
    /// <summary>A minute, such as <c>2026-11-25 02:00 UTC</c>.</summary>
    public static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
