using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Assistant.Core.Database.Columns;

/// <summary>An instant as an integer, microseconds since 1970 in UTC: both databases order and compare it alike.</summary>
internal sealed class UnixMicroseconds() : ValueConverter<DateTimeOffset, long>(instant => From(instant), stored => ToInstant(stored))
{
    /// <summary>The stored form of an instant; what is finer than a microsecond is dropped.</summary>
    public static long From(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant of a stored form.</summary>
    public static DateTimeOffset ToInstant(long stored) => DateTimeOffset.UnixEpoch.AddTicks(stored * TimeSpan.TicksPerMicrosecond);
}
