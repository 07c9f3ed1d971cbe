using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Assistant.Ingest.Cli.Output;

/// <summary>The log of a command, on standard error: results have standard output for themselves.</summary>
internal static class StandardErrorLog
{
    /// <summary>Warnings as plain lines; with <c>--verbose</c> everything that the settings let through, with stack traces.</summary>
    public static void AddStandardErrorLog(this IServiceCollection services, IConfiguration configuration, bool verbose)
    {
        services.AddLogging(logging =>
        {
            logging.AddConfiguration(configuration.GetSection("Logging"));
            if (verbose)
            {
                logging.AddSimpleConsole();
                return;
            }

            logging.AddConsole(console => console.FormatterName = PlainFormatter.FormatterName)
                .AddConsoleFormatter<PlainFormatter, ConsoleFormatterOptions>()
                // Beside a report, only what is wrong is news.
                .AddFilter(null, LogLevel.Warning)
                .AddFilter("Assistant", LogLevel.Warning);
        });
        services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private sealed class PlainFormatter() : ConsoleFormatter(FormatterName)
    {
        public const string FormatterName = "plain";

        public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter) =>
            textWriter.WriteLine($"{(logEntry.LogLevel >= LogLevel.Error ? "error" : "warning")}: {logEntry.Formatter(logEntry.State, logEntry.Exception)}");
    }
}
