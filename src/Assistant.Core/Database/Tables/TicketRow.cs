using Assistant.Core.Database.Columns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistant.Core.Database.Tables;

/// <summary>A ticket.</summary>
internal sealed class TicketRow
{
    public long Id { get; set; }

    public required string Source { get; set; }

    public required string SysId { get; set; }

    public required string Number { get; set; }

    public required string TableName { get; set; }

    public required string Subject { get; set; }

    public required string RequesterName { get; set; }

    public required string RequesterEmail { get; set; }

    public required string RequesterUserName { get; set; }

    public required string State { get; set; }

    public DateTimeOffset? OpenedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public string? CloseNotes { get; set; }

    public IReadOnlyList<string> Tags { get; set; } = [];

    public required string Audience { get; set; }

    public DateTimeOffset FetchedAt { get; set; }

    public bool IsResolved { get; set; }

    /// <summary>When it last changed as far as is known; lists are in its order.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>A hash of all but the time of fetching: equal for an equal ticket.</summary>
    public required string Fingerprint { get; set; }

    public List<TicketEntryRow> Entries { get; set; } = [];
}

internal sealed class TicketTable : IEntityTypeConfiguration<TicketRow>
{
    public void Configure(EntityTypeBuilder<TicketRow> table)
    {
        table.ToTable("tickets");
        table.HasIndex(row => new { row.Source, row.SysId }).IsUnique();
        table.HasIndex(row => row.Number);
        table.HasIndex(row => new { row.ChangedAt, row.Id });
        table.Property(row => row.Tags).AsJsonText();
    }
}
