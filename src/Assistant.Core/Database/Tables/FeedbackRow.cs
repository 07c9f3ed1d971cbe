using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistant.Core.Database.Tables;

/// <summary>What one reader thought of an answer.</summary>
internal sealed class FeedbackRow
{
    public required Guid AnswerId { get; set; }

    public AnswerRow? Answer { get; set; }

    public required string Issuer { get; set; }

    public required string Subject { get; set; }

    public bool Up { get; set; }

    public string? Comment { get; set; }

    public DateTimeOffset GivenAt { get; set; }
}

internal sealed class FeedbackTable : IEntityTypeConfiguration<FeedbackRow>
{
    public void Configure(EntityTypeBuilder<FeedbackRow> table)
    {
        table.ToTable("feedback");
        table.HasKey(row => new { row.AnswerId, row.Issuer, row.Subject });
        table.HasOne(row => row.Answer).WithMany().HasForeignKey(row => row.AnswerId).OnDelete(DeleteBehavior.Cascade);
    }
}
