using Assistant.Core.Database.Columns;
using Assistant.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistant.Core.Database.Tables;

/// <summary>An entry of a ticket's journal.</summary>
internal sealed class TicketEntryRow
{
    public required long TicketId { get; set; }

    public TicketRow? Ticket { get; set; }

    public required int Ordinal { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Author { get; set; }

    public JournalKind Kind { get; set; }

    public required string Text { get; set; }

    public required string Audience { get; set; }
}

internal sealed class TicketEntryTable : IEntityTypeConfiguration<TicketEntryRow>
{
    public void Configure(EntityTypeBuilder<TicketEntryRow> table)
    {
        table.ToTable("ticket_entries");
        table.HasKey(row => new { row.TicketId, row.Ordinal });
        table.HasOne(row => row.Ticket).WithMany(ticket => ticket.Entries).HasForeignKey(row => row.TicketId).OnDelete(DeleteBehavior.Cascade);
        table.Property(row => row.Kind).HasConversion<CamelCaseText<JournalKind>>();
    }
}
