using System.Globalization;

namespace Assistant.Ingest.Tickets.Records;

/// <summary>Reads times: ServiceNow's <c>yyyy-MM-dd HH:mm:ss</c>, which is UTC, and ISO 8601.</summary>
internal static class RecordTime
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd",
    ];

    /// <summary>The time in UTC; null for an empty text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="field">The field it stands in, for the message.</param>
    /// <exception cref="RecordException">It is no time.</exception>
    public static DateTimeOffset? Parse(string text, string field)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return TryParse(text, out var time)
            ? time
            : throw new RecordException($"The field {field} holds no time; expected yyyy-MM-dd HH:mm:ss in UTC, or ISO 8601 such as 2026-09-22T13:41:07Z.");
    }

    /// <summary>Reads a time; false where the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
