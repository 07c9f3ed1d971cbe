using System.CommandLine;
using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Assistant.Core.Privacy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Cli;

/// <summary>The services of one command, over the same settings, store and database as the web app.</summary>
internal sealed class AssistantHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private AssistantHost(ServiceProvider services) => _services = services;

    public IServiceProvider Services => _services;

    /// <summary>Reads the settings, and brings the database up to date.</summary>
    public static async Task<AssistantHost> StartAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        PrivateFiles.Enforce();
        var configuration = new ConfigurationBuilder().AddAssistantSettings(parsed.GetValue(SharedOptions.Config)).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging
            .AddConfiguration(configuration.GetSection("Logging"))
            .AddSimpleConsole(console => console.SingleLine = true)
            // Beside a report, only what is wrong is news.
            .AddFilter("Assistant", LogLevel.Warning));
        // Standard output belongs to results.
        services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        services.AddAssistantOptions(configuration).AddAssistant();
        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        await provider.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken);
        return new AssistantHost(provider);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
