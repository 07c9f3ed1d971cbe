using Assistant.Core.Conversations;
using Assistant.Core.Tickets;

namespace Assistant.Core.Answering;

/// <summary>One step of an answer on its way: <see cref="TurnLogged"/> first, <see cref="AnswerEnded"/> last, always.</summary>
public abstract record AnswerUpdate;

/// <summary>The question is durable in the log.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="TurnId">The turn.</param>
/// <param name="AnswerId">The answer that follows.</param>
/// <param name="Question">The question as logged, secrets removed.</param>
/// <param name="Ticket">The ticket it was attached to; null for an ordinary question.</param>
public sealed record TurnLogged(Guid ConversationId, Guid TurnId, Guid AnswerId, string Question, TicketBrief? Ticket) : AnswerUpdate;

/// <summary>The numbered sources that the answer may cite.</summary>
/// <param name="Sources">In order of their numbers.</param>
/// <param name="Retriever">The retrieval stages used.</param>
public sealed record PassagesFound(IReadOnlyList<Citation> Sources, string Retriever) : AnswerUpdate;

/// <summary>What the reader is waiting for.</summary>
/// <param name="State">A word: <c>retrieving</c>, <c>asking</c>, <c>queued</c>, <c>starting</c>, <c>switching</c>.</param>
/// <param name="Model">The endpoint concerned; null for none.</param>
/// <param name="Position">Place in the queue; null where there is none.</param>
/// <param name="Minutes">Minutes expected; null where unknown.</param>
public sealed record StatusChanged(string State, string? Model = null, int? Position = null, double? Minutes = null) : AnswerUpdate;

/// <summary>Something the reader should know beside the answer.</summary>
/// <param name="Message">A sentence for people.</param>
public sealed record NoticeGiven(string Message) : AnswerUpdate;

/// <summary>More of the answer's text.</summary>
/// <param name="Text">Markdown.</param>
public sealed record TextAdded(string Text) : AnswerUpdate;

/// <summary>More of what the model thinks before and while it answers: no part of the answer, and not kept.</summary>
/// <param name="Text">Plain text.</param>
public sealed record ThoughtAdded(string Text) : AnswerUpdate;

/// <summary>A sentence of the answer holds something that its sources do not.</summary>
/// <param name="Sentence">The sentence as it stands in the answer.</param>
/// <param name="Unsupported">The pieces that no cited source holds.</param>
public sealed record SentenceChecked(string Sentence, IReadOnlyList<string> Unsupported) : AnswerUpdate;

/// <summary>All text so far is withdrawn for this one.</summary>
/// <param name="Text">Markdown.</param>
public sealed record TextReplaced(string Text) : AnswerUpdate;

/// <summary>The answer has ended, well or not, and is durable in the log.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Answer">The full record.</param>
public sealed record AnswerEnded(Guid ConversationId, AnswerRecord Answer) : AnswerUpdate;
