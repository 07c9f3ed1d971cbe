using Assistant.Core.Tickets;

namespace Assistant.Ingest.Tickets.Records;

/// <summary>A ticket as its source wrote it: parsed, not yet cleaned, redacted or labelled.</summary>
internal sealed record TicketRecord
{
    /// <summary>The ticket system's id; null where the file gives none.</summary>
    public string? SysId { get; init; }

    public required TicketNumber Number { get; init; }

    public required string Table { get; init; }

    public required string Subject { get; init; }

    /// <summary>The person it is for, from the fields that the ticket system keeps for that.</summary>
    public required Requester Requester { get; init; }

    public required string State { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public string? CloseNotes { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The group that works on it.</summary>
    public AssignmentGroup Group { get; init; } = new("", "");

    /// <summary>Its journal, in any order.</summary>
    public required IReadOnlyList<RecordEntry> Entries { get; init; }
}

/// <summary>The group that works on a ticket; either part may be empty.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its <c>sys_id</c>.</param>
internal sealed record AssignmentGroup(string Name, string Id);

/// <summary>An entry of the journal as its source wrote it.</summary>
internal sealed record RecordEntry(DateTimeOffset At, string Author, JournalKind Kind, string Body)
{
    /// <summary>Whether the body is plain text that was cleaned before.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether it may be a part of an internal note, whatever its head says; only the staff may read it then.</summary>
    public bool IsDoubtful { get; init; }
}
