using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistant.Core.Database.Tables;

/// <summary>
/// One label of one audience. Whatever has an audience (a ticket, an entry, a citation) carries the audience's text
/// form; this table says, once for each form, which labels permit it, so that the filter runs inside the query.
/// </summary>
internal sealed class AudienceLabelRow
{
    /// <summary>The audience's text form: its labels, sorted and joined by a blank.</summary>
    public required string Audience { get; set; }

    public required string Label { get; set; }
}

internal sealed class AudienceLabelTable : IEntityTypeConfiguration<AudienceLabelRow>
{
    public void Configure(EntityTypeBuilder<AudienceLabelRow> table)
    {
        table.ToTable("audience_labels");
        table.HasKey(row => new { row.Audience, row.Label });
    }
}
