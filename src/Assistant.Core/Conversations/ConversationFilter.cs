namespace Assistant.Core.Conversations;

/// <summary>Which conversations to list.</summary>
/// <param name="Ticket">Only those with a turn attached to a ticket of this number.</param>
/// <param name="From">Only those updated at this instant or later.</param>
/// <param name="To">Only those updated before this instant.</param>
/// <param name="Text">Only those whose title, questions or answers hold this text, without regard to case.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">1 to 200.</param>
public sealed record ConversationFilter(
    string? Ticket = null, DateTimeOffset? From = null, DateTimeOffset? To = null, string? Text = null, int Page = 1, int PageSize = 50);

/// <summary>Counts over the caller's own conversations.</summary>
/// <param name="Conversations">How many conversations.</param>
/// <param name="Messages">Questions and ended answers.</param>
/// <param name="TicketQueries">Turns attached to a ticket.</param>
/// <param name="LastTicket">The number of the ticket of the newest such turn; null for none.</param>
public sealed record ConversationCounts(int Conversations, int Messages, int TicketQueries, string? LastTicket);
