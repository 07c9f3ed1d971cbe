using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistant.Core.Database.Tables;

/// <summary>A run of the past over one source.</summary>
internal sealed class RunRow
{
    public long Id { get; set; }

    public required string Source { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset EndedAt { get; set; }

    /// <summary>How many documents failed.</summary>
    public int Failed { get; set; }

    /// <summary>The whole report as JSON.</summary>
    public required string Report { get; set; }
}

internal sealed class RunTable : IEntityTypeConfiguration<RunRow>
{
    public void Configure(EntityTypeBuilder<RunRow> table)
    {
        table.ToTable("runs");
        table.HasIndex(row => new { row.Source, row.Id });
    }
}
