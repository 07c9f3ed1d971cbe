using Assistant.Core.Privacy;

namespace Assistant.Core.Conversations;

/// <summary>The log of questions and answers: what was asked, shown and cited, durable at every step.</summary>
public sealed class ConversationLog
{
    /// <summary>Logs a question; it is durable when this returns. Null if the conversation or the parent is not the caller's or not there.</summary>
    public Task<BegunTurn?> BeginTurnAsync(NewTurn turn, Caller caller, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Logs that one more answer to a turn begins (retry, compare). Null if the turn is not the caller's or not there.</summary>
    public Task<BegunTurn?> BeginAnswerAsync(Guid conversationId, Guid turnId, Caller caller, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Keeps the text of a running answer, and that its process is alive.</summary>
    public Task SaveProgressAsync(Guid answerId, string text, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Logs how an answer ended, with its citations; durable when this returns.</summary>
    public Task CompleteAsync(AnswerRecord answer, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>A conversation as this reader may see it now; null for unknown and forbidden alike.</summary>
    public Task<ConversationRecord?> FindAsync(Guid conversationId, Caller caller, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The conversations that the reader may see: their own; for staff also those with turns attached to a ticket they may read. Newest first.</summary>
    public Task<ResultPage<ConversationSummary>> ListAsync(ConversationFilter filter, Caller caller, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Logs what a reader thought of an answer they may see. False for unknown and forbidden alike.</summary>
    public Task<bool> AddFeedbackAsync(Guid conversationId, Guid answerId, bool up, string? comment, Caller caller, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Marks answers that a dead process left unfinished as cut off. Returns how many.</summary>
    public Task<int> RepairAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Counts of the caller's own conversations.</summary>
    public Task<ConversationCounts> CountAsync(Caller caller, CancellationToken cancellationToken) => throw new NotImplementedException();
}
