namespace Assistant.Core.Conversations;

/// <summary>One question of a conversation with its answers.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ParentId">The turn it follows; null for the first. Two turns with one parent are branches.</param>
/// <param name="Question">What the user wrote, secrets removed.</param>
/// <param name="AskedAt">When, UTC.</param>
/// <param name="Ticket">The ticket it is attached to; null for an ordinary question.</param>
/// <param name="Answers">Oldest first.</param>
public sealed record TurnRecord(
    Guid Id, Guid? ParentId, string Question, DateTimeOffset AskedAt, TicketReference? Ticket, IReadOnlyList<AnswerRecord> Answers);
