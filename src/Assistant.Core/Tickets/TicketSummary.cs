namespace Assistant.Core.Tickets;

/// <summary>A ticket in a list.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Source">Its source.</param>
/// <param name="Subject">Its subject line.</param>
/// <param name="RequesterName">Who it is for.</param>
/// <param name="State">Its state in words.</param>
/// <param name="OpenedAt">When it was opened, UTC.</param>
/// <param name="UpdatedAt">When it last changed, UTC.</param>
/// <param name="IsResolved">Whether it was resolved.</param>
public sealed record TicketSummary(
    TicketNumber Number, string Source, string Subject, string RequesterName, string State,
    DateTimeOffset? OpenedAt, DateTimeOffset? UpdatedAt, bool IsResolved);
