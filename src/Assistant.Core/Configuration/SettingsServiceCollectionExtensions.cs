using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Configuration;

/// <summary>Registers the settings.</summary>
public static class SettingsServiceCollectionExtensions
{
    /// <summary>Binds and checks every section at once, and registers each as <see cref="IOptions{TOptions}"/>.</summary>
    /// <exception cref="SettingsException">At least one value does not do; all are listed.</exception>
    public static IServiceCollection AddAssistantOptions(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = Bind(configuration);
        var faults = SettingsValidator.Validate(settings).ToList();
        if (faults.Count > 0)
        {
            throw new SettingsException(faults);
        }

        if (settings.Sources.Count == 0)
        {
            settings.Sources = SampleSources.Create(InstallationRoot.Path);
        }

        return services
            .AddSingleton(Options.Create(settings.Data))
            .AddSingleton(Options.Create(settings.Store))
            .AddSingleton(Options.Create(settings.Sources))
            .AddSingleton(Options.Create(settings.Models))
            .AddSingleton(Options.Create(settings.Chunking))
            .AddSingleton(Options.Create(settings.Embeddings))
            .AddSingleton(Options.Create(settings.Reranker))
            .AddSingleton(Options.Create(settings.Database))
            .AddSingleton(Options.Create(settings.Conversations))
            .AddSingleton(Options.Create(settings.Schedule))
            .AddSingleton(Options.Create(settings.Identity))
            .AddSingleton(Options.Create(settings.Prompts));
    }

    private static AssistantSettings Bind(IConfiguration configuration)
    {
        var settings = new AssistantSettings
        {
            Data = { Path = Path.Combine(InstallationRoot.Path, "data") },
            Prompts = { Path = Path.Combine(InstallationRoot.Path, "prompts") },
        };
        try
        {
            configuration.Bind(settings);
        }
        catch (InvalidOperationException wrongType)
        {
            // The binder's message names the key and the type; the inner one says what was there.
            throw new SettingsException([$"{wrongType.Message} {wrongType.InnerException?.Message}".Trim()]);
        }

        return settings;
    }
}
