using Assistant.Core.Conversations;
using Assistant.Core.Database.Columns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistant.Core.Database.Tables;

/// <summary>An answer of a turn.</summary>
internal sealed class AnswerRow
{
    public required Guid Id { get; set; }

    public required Guid TurnId { get; set; }

    public TurnRow? Turn { get; set; }

    public int Ordinal { get; set; }

    public AnswerState State { get; set; }

    public string Text { get; set; } = "";

    public IReadOnlyList<string> Notices { get; set; } = [];

    public string? Model { get; set; }

    public string? Retriever { get; set; }

    public string? PromptVersion { get; set; }

    public int? PromptTokens { get; set; }

    public int? CompletionTokens { get; set; }

    public double? RetrievalMilliseconds { get; set; }

    public double? FirstTokenMilliseconds { get; set; }

    public double? TotalMilliseconds { get; set; }

    public string? Error { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Null as long as a process works on it.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When its process last gave a sign of life.</summary>
    public DateTimeOffset HeartbeatAt { get; set; }

    /// <summary>The process that works on it, or did.</summary>
    public required string Worker { get; set; }

    public List<CitationRow> Citations { get; set; } = [];
}

internal sealed class AnswerTable : IEntityTypeConfiguration<AnswerRow>
{
    public void Configure(EntityTypeBuilder<AnswerRow> table)
    {
        table.ToTable("answers");
        table.HasOne(row => row.Turn).WithMany(turn => turn.Answers).HasForeignKey(row => row.TurnId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(row => new { row.TurnId, row.Ordinal }).IsUnique();
        // The repair at start looks for the few that are unfinished.
        table.HasIndex(row => row.EndedAt).HasFilter("ended_at IS NULL").HasDatabaseName("ix_answers_unfinished");
        table.Property(row => row.State).HasConversion<CamelCaseText<AnswerState>>();
        table.Property(row => row.Notices).AsJsonText();
    }
}
