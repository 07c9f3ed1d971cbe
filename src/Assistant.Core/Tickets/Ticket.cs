using System.Text.Json.Serialization;
using Assistant.Core.Passages;

namespace Assistant.Core.Tickets;

/// <summary>A user's request or incident: cleaned, redacted, labelled. A ticket is its source and <see cref="SysId"/>; numbers are not unique.</summary>
public sealed record Ticket
{
    /// <summary>The source it came from; <c>uploads</c> for one that staff dropped on the page.</summary>
    public required string Source { get; init; }

    /// <summary>The ticket system's id of the record; for files without one, the number.</summary>
    public required string SysId { get; init; }

    /// <summary>Its number, such as RITM0429668.</summary>
    public required TicketNumber Number { get; init; }

    /// <summary>The table it is a record of, such as <c>sc_req_item</c>.</summary>
    public required string Table { get; init; }

    /// <summary>Its subject line.</summary>
    public required string Subject { get; init; }

    /// <summary>The person it is for.</summary>
    public required Requester Requester { get; init; }

    /// <summary>Its state in words, as the ticket system shows it.</summary>
    public required string State { get; init; }

    /// <summary>When it was opened, UTC; null where the source does not say.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was closed, UTC; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How it ended, in the words of the staff; null where nothing was written.</summary>
    public string? CloseNotes { get; init; }

    /// <summary>Tags that the source gave it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Its journal, oldest first. As read for a caller, only the entries that the caller may read.</summary>
    public required IReadOnlyList<JournalEntry> Entries { get; init; }

    /// <summary>Who may read the ticket at all.</summary>
    public required Audience Audience { get; init; }

    /// <summary>When the record was taken from its source, UTC.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>What a reader should know of this copy, in a sentence; null where it is as the ticket system shows it. Not stored.</summary>
    [JsonIgnore]
    public string? Notice { get; init; }

    /// <summary>Whether it was resolved: it is closed and says how.</summary>
    public bool IsResolved => ClosedAt is not null && !string.IsNullOrWhiteSpace(CloseNotes);
}
