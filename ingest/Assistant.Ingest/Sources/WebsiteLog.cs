using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Sources;

/// <summary>What a crawl logs.</summary>
internal static partial class WebsiteLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source}: the crawl ended at {MaxPages} pages with {Left} addresses left")]
    internal static partial void LimitReached(this ILogger logger, string source, int maxPages, int left);
}
