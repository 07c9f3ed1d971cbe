using System.Data.Common;
using System.Text.Json;
using Assistant.Core.Database;
using Assistant.Core.Database.Columns;
using Assistant.Core.Database.Tables;
using Assistant.Core.Passages;
using Assistant.Ingest.Sources;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Ingest.Runs;

/// <summary>Remembers, per source, which documents the store holds and in which version.</summary>
public sealed class DocumentLedger(IDbContextFactory<AssistantDbContext> databases)
{
    // The name space of the ids that rows get from source and address; a random UUID drawn once.
    private static readonly Guid Rows = new("b0b5a0f4-0a43-4f0e-9a55-6f7f3f6a2c11");

    // Keeps the parameters of one statement far below what the databases take.
    private const int Batch = 500;

    /// <summary>All that is known of a source, by address.</summary>
    public async Task<IReadOnlyDictionary<string, DocumentState>> LoadAsync(string source, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.QueryPlainAsync(
            $"SELECT address, e_tag, last_modified, content_hash, passage_ids, fetched_at, misses FROM documents WHERE source = {source}",
            ReadState,
            cancellationToken);
        return known.ToDictionary(document => document.Address);
    }

    /// <summary>The sources that something is known of.</summary>
    public async Task<IReadOnlyList<string>> SourcesAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.QueryPlainAsync($"SELECT DISTINCT source FROM documents", row => row.GetString(0), cancellationToken);
    }

    /// <summary>Forgets a source.</summary>
    /// <returns>How many documents were known of it.</returns>
    public async Task<int> ForgetAsync(string source, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = db.Documents.Where(row => row.Source == source);
        var marks = SourceMark.AddressOf("");
        var documents = await rows.CountAsync(row => !row.Address.StartsWith(marks), cancellationToken);
        await rows.ExecuteDeleteAsync(cancellationToken);
        return documents;
    }

    /// <summary>Remembers these documents, and forgets those; one transaction.</summary>
    public async Task SaveAsync(
        string source, IReadOnlyCollection<DocumentState> present, IReadOnlyCollection<string> removed, CancellationToken cancellationToken)
    {
        if (present.Count + removed.Count == 0)
        {
            return;
        }

        // Of two states of one document the later one counts.
        var rows = present.Select(document => ToRow(source, document)).GroupBy(row => row.Id).Select(same => same.Last()).ToList();
        var replaced = rows.Select(row => row.Id).Concat(removed.Select(address => RowId(source, address)));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var ids in replaced.Chunk(Batch))
        {
            await db.Documents.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        }

        db.AddRange(rows);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static DocumentState ReadState(DbDataReader row)
    {
        var version = new DocumentVersion(row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : UnixMicroseconds.ToInstant(row.GetInt64(2)));
        // An array on PostgreSQL, its JSON on SQLite.
        var passages = row.GetValue(4) as Guid[] ?? JsonSerializer.Deserialize<Guid[]>(row.GetString(4))!;
        return new DocumentState(row.GetString(0), version, row.GetString(3), passages, UnixMicroseconds.ToInstant(row.GetInt64(5))) { Misses = row.GetInt32(6) };
    }

    private static Guid RowId(string source, string address) => PassageId.NameBased(Rows, new DocumentId(source, address).ToString());

    private static DocumentRow ToRow(string source, DocumentState document) => new()
    {
        Id = RowId(source, document.Address),
        Source = source,
        Address = document.Address,
        ETag = document.Version.ETag,
        LastModified = document.Version.LastModified,
        ContentHash = document.ContentHash,
        PassageIds = [.. document.PassageIds],
        FetchedAt = document.FetchedAt,
        Misses = document.Misses,
    };
}
