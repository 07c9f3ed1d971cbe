using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistant.Core.Database.Tables;

/// <summary>Says that a run works on a source.</summary>
internal sealed class RunLockRow
{
    public required string Source { get; set; }

    /// <summary>Drawn anew each time the lock is taken.</summary>
    public required Guid OwnerId { get; set; }

    /// <summary>The process that holds it.</summary>
    public required string Worker { get; set; }

    public DateTimeOffset AcquiredAt { get; set; }

    public DateTimeOffset HeartbeatAt { get; set; }
}

internal sealed class RunLockTable : IEntityTypeConfiguration<RunLockRow>
{
    public void Configure(EntityTypeBuilder<RunLockRow> table)
    {
        table.ToTable("run_locks");
        table.HasKey(row => row.Source);
    }
}
