using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistant.Core.Database.Tables;

/// <summary>A numbered source of an answer, with what was shown of it.</summary>
internal sealed class CitationRow
{
    public required Guid AnswerId { get; set; }

    public AnswerRow? Answer { get; set; }

    public required int N { get; set; }

    public required Guid PassageId { get; set; }

    public required string Source { get; set; }

    public required string Url { get; set; }

    public required string Title { get; set; }

    public required string Heading { get; set; }

    public required string Quote { get; set; }

    public DateTimeOffset FetchedAt { get; set; }

    public required string Audience { get; set; }

    public bool? Supported { get; set; }
}

internal sealed class CitationTable : IEntityTypeConfiguration<CitationRow>
{
    public void Configure(EntityTypeBuilder<CitationRow> table)
    {
        table.ToTable("citations");
        table.HasKey(row => new { row.AnswerId, row.N });
        table.HasOne(row => row.Answer).WithMany(answer => answer.Citations).HasForeignKey(row => row.AnswerId).OnDelete(DeleteBehavior.Cascade);
    }
}
