using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Runs;

/// <summary>
/// What a rebuild that died had stored, as it is remembered beside the documents in service: in rows that are marks, so that
/// nothing else takes them for documents.
/// </summary>
/// <param name="Key">The generation that holds it.</param>
/// <param name="Documents">The documents, by address.</param>
internal sealed record UnfinishedRebuild(string Key, IReadOnlyDictionary<string, DocumentState> Documents)
{
    private static readonly string Prefix = SourceMark.AddressOf("rebuild:");

    /// <summary>Finds the newest one among all that is remembered of a source; null for none.</summary>
    public static UnfinishedRebuild? Find(IEnumerable<DocumentState> remembered) => remembered
        .Where(row => IsOne(row.Address))
        .Select(row => (Row: row, Parts: row.Address[Prefix.Length..].Split(':', 2)))
        .GroupBy(found => found.Parts[0], found => found.Row with { Address = found.Parts[1] })
        .MaxBy(rebuild => rebuild.Max(document => document.FetchedAt)) is { } newest
        ? new UnfinishedRebuild(newest.Key, newest.ToDictionary(document => document.Address))
        : null;

    /// <summary>Whether an address is that of such a row.</summary>
    public static bool IsOne(string address) => address.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The address of the row of a document.</summary>
    public static string RowOf(string key, string address) => $"{Prefix}{key}:{address}";
}
