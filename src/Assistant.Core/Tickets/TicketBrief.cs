namespace Assistant.Core.Tickets;

/// <summary>A ticket in short, as shown beside the chat and given to the model.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Source">The source it came from.</param>
/// <param name="Subject">Its subject line.</param>
/// <param name="Requester">The person it is for.</param>
/// <param name="State">Its state in words.</param>
/// <param name="OpenedAt">When it was opened, UTC.</param>
/// <param name="UpdatedAt">When it last changed, UTC.</param>
/// <param name="ClosedAt">When it was closed, UTC.</param>
/// <param name="InteractionCount">How many journal entries the reader may see.</param>
/// <param name="FirstInteraction">The oldest customer-visible entry; null where there is none.</param>
/// <param name="Query">The search query made from the ticket's customer-visible words.</param>
public sealed record TicketBrief(
    TicketNumber Number,
    string Source,
    string Subject,
    Requester Requester,
    string State,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? UpdatedAt,
    DateTimeOffset? ClosedAt,
    int InteractionCount,
    JournalEntry? FirstInteraction,
    string Query);
