using System.Globalization;
using System.Security.Cryptography;

namespace Assistant.Ingest.Sources;

/// <summary>The version of a file: its size and content in the tag, its time of change beside.</summary>
internal static class FolderVersion
{
    // A file changed this shortly before it was read may change again without a new time: its time is not trusted.
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(3);

    /// <summary>The version of a file that was read.</summary>
    /// <param name="bytes">Its content.</param>
    /// <param name="changedAt">When it was changed last, UTC.</param>
    /// <param name="now">The time.</param>
    public static DocumentVersion Of(ReadOnlySpan<byte> bytes, DateTimeOffset changedAt, DateTimeOffset now) => new(
        string.Create(CultureInfo.InvariantCulture, $"\"{bytes.Length}-{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""),
        now - changedAt > Grain ? Truncate(changedAt) : null);

    /// <summary>Whether size and time alone tell that a file is still of a version.</summary>
    public static bool IsStill(DocumentVersion? known, long size, DateTimeOffset changedAt) =>
        known is { ETag: { } tag, LastModified: { } time }
        && time == Truncate(changedAt)
        && tag.StartsWith(string.Create(CultureInfo.InvariantCulture, $"\"{size}-"), StringComparison.Ordinal);

    // As the ledger keeps it.
    private static DateTimeOffset Truncate(DateTimeOffset time) => new(time.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
