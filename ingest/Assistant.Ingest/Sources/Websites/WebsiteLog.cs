using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>What a crawl logs.</summary>
internal static partial class WebsiteLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source}: the crawl was cut short with {Left} addresses left")]
    internal static partial void CutShort(this ILogger logger, string source, int left);
}
