using Assistant.Ingest.Sources.ServiceNow.Wire;
using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Sources.ServiceNow;

/// <summary>What a ServiceNow source logs: names and numbers, never text of records.</summary>
internal static partial class ServiceNowLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source}: ServiceNow gave no answer ({Fault}); the request is repeated in {Seconds} s")]
    internal static partial void Waiting(this ILogger logger, string source, ServiceNowFault fault, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Source}: answers about {Table} took too long; {Size} records are asked for at once now")]
    internal static partial void Shrunk(this ILogger logger, string source, string table, int size);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source}: {Number} could not be fetched from ServiceNow ({Fault})")]
    internal static partial void NotFetched(this ILogger logger, string source, string number, string fault);
}
