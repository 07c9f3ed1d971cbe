using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Configuration;

/// <summary>Registers the settings.</summary>
public static class SettingsServiceCollectionExtensions
{
    /// <summary>Reads and checks every section at once, and registers each as <see cref="IOptions{TOptions}"/>.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">The settings, with all their places.</param>
    /// <param name="furtherFaults">What the program itself found wrong, to be told in the same message.</param>
    /// <exception cref="SettingsException">Something does not do; everything that does not is listed.</exception>
    public static IServiceCollection AddAssistantOptions(
        this IServiceCollection services, IConfiguration configuration, IEnumerable<string>? furtherFaults = null)
    {
        var settings = Read(configuration, furtherFaults ?? []);
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
            .AddSingleton(Options.Create(settings.Retrieval))
            .AddSingleton(Options.Create(settings.Database))
            .AddSingleton(Options.Create(settings.Conversations))
            .AddSingleton(Options.Create(settings.Schedule))
            .AddSingleton(Options.Create(settings.Identity))
            .AddSingleton(Options.Create(settings.Prompts))
            .AddSingleton(Options.Create(settings.Support));
    }

    private static AssistantSettings Read(IConfiguration configuration, IEnumerable<string> furtherFaults)
    {
        var effective = new EffectiveSettings(configuration as IConfigurationRoot ?? new ConfigurationBuilder().AddConfiguration(configuration).Build());
        var settings = new AssistantSettings
        {
            Data = { Path = Path.Combine(InstallationRoot.Path, "data") },
            Prompts = { Path = Path.Combine(InstallationRoot.Path, "prompts") },
        };
        var reader = new SettingsReader(effective);
        reader.Read(settings);
        var unread = reader.Faults.SelectMany(fault => fault.Concerns.Length > 0 ? fault.Concerns : [fault.Key]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // What could not be read stands at its default, of which nothing may be concluded.
        var contradictions = SettingsRules.Check(settings).Where(fault => !fault.Keys.Any(unread.Contains));
        List<string> faults =
        [
            .. effective.Files?.Faults ?? [],
            .. reader.Faults.Concat(contradictions).Select(fault => $"{fault.Key}{effective.PlaceOf(fault.Key)} {fault.Problem}"),
            .. furtherFaults,
        ];
        return faults.Count == 0 ? settings : throw new SettingsException(faults);
    }
}
