using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Sources;

internal static partial class FolderLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Source}: {Count} files are no documents and were left out ({Endings})")]
    internal static partial void FilesIgnored(this ILogger logger, string source, int count, string endings);
}
