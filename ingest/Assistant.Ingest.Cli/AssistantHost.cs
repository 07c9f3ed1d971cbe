using System.CommandLine;
using System.Data.Common;
using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Assistant.Core.Faults;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Ingest.Cli.Output;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Cli;

/// <summary>The services of one command, over the same settings, store and database as the web app.</summary>
internal sealed class AssistantHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private AssistantHost(ServiceProvider services) => _services = services;

    public IServiceProvider Services => _services;

    /// <summary>Reads the settings, tries the data folder, and brings the database up to date.</summary>
    /// <exception cref="SettingsException">The settings do not allow a start.</exception>
    /// <exception cref="StartException">The database does not allow it.</exception>
    public static async Task<AssistantHost> StartAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        PrivateFiles.Enforce();
        var configuration = new ConfigurationBuilder().AddAssistantSettings(parsed.GetValue(SharedOptions.Config)).Build();
        var services = new ServiceCollection();
        services.AddAssistantOptions(configuration).AddAssistant();
        services.AddStandardErrorLog(configuration, parsed.GetValue(SharedOptions.Verbose));
        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        try
        {
            DataFolder.Prepare(provider.GetRequiredService<IOptions<DataOptions>>().Value, DataFolder.Passages);
            await provider.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken);
            return new AssistantHost(provider);
        }
        catch (Exception fault) when (fault is DatabaseException or PassageStoreException or DbException or IOException or UnauthorizedAccessException)
        {
            await provider.DisposeAsync();
            throw new StartException(FaultText.Describe(fault)!, fault);
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
