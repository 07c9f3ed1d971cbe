using Assistant.Core.Conversations;
using Assistant.Core.Privacy;

namespace Assistant.Web.History;

/// <summary>Reads the conversation log.</summary>
internal sealed class LoggedConversations(ConversationLog log) : IConversations
{
    /// <inheritdoc/>
    public Task<ConversationRecord?> FindAsync(Guid conversationId, Caller caller, CancellationToken cancellationToken) =>
        log.FindAsync(conversationId, caller, cancellationToken);

    /// <inheritdoc/>
    public Task<ResultPage<ConversationSummary>> ListAsync(ConversationFilter filter, Caller caller, CancellationToken cancellationToken) =>
        log.ListAsync(filter, caller, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RateAsync(Guid conversationId, Guid answerId, bool up, string? comment, Caller caller, CancellationToken cancellationToken) =>
        log.AddFeedbackAsync(conversationId, answerId, up, comment, caller, cancellationToken);

    /// <inheritdoc/>
    public Task<ConversationCounts> CountAsync(Caller caller, CancellationToken cancellationToken) => log.CountAsync(caller, cancellationToken);
}
