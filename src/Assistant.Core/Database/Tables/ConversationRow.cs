using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistant.Core.Database.Tables;

/// <summary>A conversation; it has at least one turn. Its times are those of its turns.</summary>
internal sealed class ConversationRow
{
    public required Guid Id { get; set; }

    public required string Issuer { get; set; }

    public required string Subject { get; set; }

    public required string OwnerName { get; set; }

    public required string Title { get; set; }

    /// <summary>How many turns it has had; written first in every transaction that adds one, which thereby take turns.</summary>
    public int TurnCount { get; set; }
}

internal sealed class ConversationTable : IEntityTypeConfiguration<ConversationRow>
{
    public void Configure(EntityTypeBuilder<ConversationRow> table)
    {
        table.ToTable("conversations");
        table.HasIndex(row => new { row.Issuer, row.Subject });
    }
}
