using Assistant.Core.Conversations;
using Assistant.Core.Privacy;

namespace Assistant.Web.History;

/// <summary>The log as pages and calls read it. The seam lets them be tested without a database.</summary>
internal interface IConversations
{
    /// <inheritdoc cref="ConversationLog.FindAsync"/>
    Task<ConversationRecord?> FindAsync(Guid conversationId, Caller caller, CancellationToken cancellationToken);

    /// <inheritdoc cref="ConversationLog.ListAsync"/>
    Task<ResultPage<ConversationSummary>> ListAsync(ConversationFilter filter, Caller caller, CancellationToken cancellationToken);

    /// <inheritdoc cref="ConversationLog.AddFeedbackAsync"/>
    Task<bool> RateAsync(Guid conversationId, Guid answerId, bool up, string? comment, Caller caller, CancellationToken cancellationToken);

    /// <inheritdoc cref="ConversationLog.CountAsync"/>
    Task<ConversationCounts> CountAsync(Caller caller, CancellationToken cancellationToken);
}
