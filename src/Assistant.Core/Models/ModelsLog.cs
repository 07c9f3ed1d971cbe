using Microsoft.Extensions.Logging;

namespace Assistant.Core.Models;

/// <summary>What the endpoints report to the log: names and kinds, never text.</summary>
internal static partial class ModelsLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Endpoint {Endpoint} did not answer: {Problem}")]
    internal static partial void DidNotAnswer(this ILogger logger, string endpoint, ProblemKind problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Endpoint {Endpoint} broke off an answer: {Problem}")]
    internal static partial void BrokeOff(this ILogger logger, string endpoint, ProblemKind problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Endpoint {Endpoint} takes shorter prompts than it was sent; fitted to {Tokens} tokens")]
    internal static partial void Refitted(this ILogger logger, string endpoint, int tokens);

    [LoggerMessage(Level = LogLevel.Information, Message = "Endpoint {Endpoint} gave no short reply in time, so a rule took its place: {Problem}")]
    internal static partial void NoShortReply(this ILogger logger, string endpoint, ProblemKind problem);
}
