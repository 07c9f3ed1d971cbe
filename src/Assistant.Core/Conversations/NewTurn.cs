namespace Assistant.Core.Conversations;

/// <summary>A question to be logged.</summary>
/// <param name="ConversationId">The conversation it goes on; null begins a new one.</param>
/// <param name="ParentTurnId">The turn it follows; null follows the newest turn, or none in a new conversation.</param>
/// <param name="Question">Its text, secrets removed.</param>
/// <param name="Ticket">The ticket it is attached to.</param>
/// <param name="Title">The title that a new conversation gets.</param>
public sealed record NewTurn(Guid? ConversationId, Guid? ParentTurnId, string Question, TicketReference? Ticket, string Title);

/// <summary>A turn in the log, with an answer begun.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="TurnId">The turn.</param>
/// <param name="AnswerId">The answer, pending.</param>
/// <param name="Question">The question as logged.</param>
/// <param name="Ticket">The ticket it is attached to.</param>
/// <param name="Earlier">The turns that lead to this one, oldest first.</param>
public sealed record BegunTurn(
    Guid ConversationId, Guid TurnId, Guid AnswerId, string Question, TicketReference? Ticket, IReadOnlyList<TurnRecord> Earlier);
