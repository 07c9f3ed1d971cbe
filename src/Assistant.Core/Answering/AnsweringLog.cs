using Microsoft.Extensions.Logging;

namespace Assistant.Core.Answering;

/// <summary>What answering reports to the log: identifiers and settings, never text of questions, tickets or answers.</summary>
internal static partial class AnsweringLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A changed prompt template is not taken, the earlier one stays: {Fault}")]
    internal static partial void TemplateNotTaken(this ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answer {AnswerId} could not be kept on its way: {Kind}")]
    internal static partial void NoSignOfLife(this ILogger logger, Guid answerId, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Answer {AnswerId} failed: {Kind}")]
    internal static partial void AnswerFailed(this ILogger logger, Guid answerId, string kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Conversation {ConversationId} keeps the name of its first words: {Kind}")]
    internal static partial void NotNamed(this ILogger logger, Guid conversationId, string kind);
}
