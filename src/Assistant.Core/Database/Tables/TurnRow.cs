using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistant.Core.Database.Tables;

/// <summary>A question of a conversation.</summary>
internal sealed class TurnRow
{
    public required Guid Id { get; set; }

    public required Guid ConversationId { get; set; }

    public ConversationRow? Conversation { get; set; }

    public Guid? ParentId { get; set; }

    /// <summary>Its place in the conversation, from 0.</summary>
    public int Ordinal { get; set; }

    public required string Question { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    /// <summary>When it was asked, or an answer of it begun or ended, whichever was last.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    public string? TicketSource { get; set; }

    public string? TicketSysId { get; set; }

    public string? TicketNumber { get; set; }

    /// <summary>The audience that the ticket had when the turn was attached; counts once the ticket is gone.</summary>
    public string? TicketAudience { get; set; }

    public int AnswerCount { get; set; }

    public List<AnswerRow> Answers { get; set; } = [];
}

internal sealed class TurnTable : IEntityTypeConfiguration<TurnRow>
{
    public void Configure(EntityTypeBuilder<TurnRow> table)
    {
        table.ToTable("turns");
        table.HasOne(row => row.Conversation).WithMany().HasForeignKey(row => row.ConversationId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(row => new { row.ConversationId, row.Ordinal }).IsUnique();
        table.HasIndex(row => row.TicketNumber);
        table.HasIndex(row => new { row.TicketSource, row.TicketSysId });
    }
}
