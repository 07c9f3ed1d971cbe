using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistant.Core.Database.Tables;

/// <summary>What ingestion knows of a document that the passage store holds.</summary>
internal sealed class DocumentRow
{
    /// <summary>Made from source and address: an index over long addresses would overflow on PostgreSQL.</summary>
    public required Guid Id { get; set; }

    public required string Source { get; set; }

    public required string Address { get; set; }

    public string? ETag { get; set; }

    public DateTimeOffset? LastModified { get; set; }

    public required string ContentHash { get; set; }

    public required List<Guid> PassageIds { get; set; }

    public DateTimeOffset FetchedAt { get; set; }

    /// <summary>How many complete walks in a row did not come across it.</summary>
    public int Misses { get; set; }
}

internal sealed class DocumentTable : IEntityTypeConfiguration<DocumentRow>
{
    public void Configure(EntityTypeBuilder<DocumentRow> table)
    {
        table.ToTable("documents");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.HasIndex(row => row.Source);
    }
}
