namespace Assistant.Ingest.Tickets.Files;

/// <summary>One record of a ticket file, as its bytes stand there.</summary>
/// <param name="Index">Its place, from 1.</param>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Json">Its JSON in UTF-8, valid until the next record is read; empty for one beyond <see cref="RecordScanner.MaxRecordBytes"/>.</param>
/// <param name="IsOversized">Whether it was too large to be read.</param>
internal readonly record struct RawRecord(int Index, long Line, ReadOnlyMemory<byte> Json, bool IsOversized)
{
    /// <summary>The byte of the file that it begins at, from 0; null where that is not known.</summary>
    public long? Offset { get; init; }
}
