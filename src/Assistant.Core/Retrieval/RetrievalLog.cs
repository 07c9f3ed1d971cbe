using Assistant.Core.Models;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Retrieval;

internal static partial class RetrievalLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Search by meaning was left out: {Problem}")]
    public static partial void DenseSkipped(this ILogger logger, ProblemKind problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reranking was left out: {Problem}")]
    public static partial void RerankSkipped(this ILogger logger, ProblemKind problem);
}
