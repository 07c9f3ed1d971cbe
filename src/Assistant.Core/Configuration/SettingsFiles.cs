using Microsoft.Extensions.Configuration;

namespace Assistant.Core.Configuration;

/// <summary>
/// Reads the settings: <c>appsettings.json</c> of the installation, then the file named by <c>--config</c> or
/// <c>ASSISTANT_CONFIG</c>, then environment variables. A list of a later file replaces the earlier one; relative paths
/// start at the file that names them.
/// </summary>
public static class SettingsFiles
{
    private const string Variable = "ASSISTANT_CONFIG";

    /// <summary>
    /// Adds the settings to a configuration. What is wrong with a file is told by
    /// <see cref="SettingsServiceCollectionExtensions.AddAssistantOptions"/>, together with everything else.
    /// </summary>
    /// <param name="configuration">What to add to.</param>
    /// <param name="configFile">The file named on the command line; null looks at <c>ASSISTANT_CONFIG</c>.</param>
    public static IConfigurationBuilder AddAssistantSettings(this IConfigurationBuilder configuration, string? configFile)
    {
        var files = new List<SettingsFile>
        {
            SettingsFile.Read(Path.Combine(InstallationRoot.Path, "appsettings.json"), "it belongs to the installation, so put it back"),
        };
        var named = configFile ?? Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrWhiteSpace(named))
        {
            files.Add(SettingsFile.Read(Path.GetFullPath(named), $"correct {(configFile is null ? Variable : "--config")}"));
        }

        return configuration.Add(new SettingsFilesProvider(files)).AddEnvironmentVariables();
    }
}
