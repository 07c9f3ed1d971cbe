using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistant.Core.Database.Tables;

/// <summary>A run over one source: under way, ended, or interrupted.</summary>
internal sealed class RunRow
{
    public long Id { get; set; }

    public required string Source { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When it ended; where it did not, when it began.</summary>
    public DateTimeOffset EndedAt { get; set; }

    /// <summary>Whether it has no end: while it is under way, and for ever where it was interrupted.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The owner id of the lock that it holds while it is under way; null for runs before locks were noted.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>How many documents failed.</summary>
    public int Failed { get; set; }

    /// <summary>The whole report as JSON; empty before the end.</summary>
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
