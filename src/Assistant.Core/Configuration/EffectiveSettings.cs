using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Assistant.Core.Configuration;

/// <summary>What counts of the settings, whichever place it comes from: the last place that says something wins.</summary>
internal sealed class EffectiveSettings(IConfigurationRoot configuration)
{
    private readonly IReadOnlyList<IConfigurationProvider> _lastFirst = [.. configuration.Providers.Reverse()];

    /// <summary>The files among the places; null where there are none.</summary>
    public SettingsFilesProvider? Files => _lastFirst.OfType<SettingsFilesProvider>().FirstOrDefault();

    /// <summary>What stands at a key: a value, sections or items below it, or nothing.</summary>
    public SettingsEntry Find(string key)
    {
        foreach (var provider in _lastFirst)
        {
            var below = ChildrenOf(provider, key);
            if (below.Count > 0)
            {
                return new SettingsEntry(null, below, name => provider.TryGet($"{key}:{name}", out var item) ? item : null);
            }

            if (provider.TryGet(key, out var value))
            {
                return new SettingsEntry(value, [], _ => null);
            }
        }

        return new SettingsEntry(null, [], _ => null);
    }

    /// <summary>The names below a section, of all places together.</summary>
    /// <param name="section">The section; empty for the top.</param>
    public IReadOnlyList<string> Names(string section) => [.. _lastFirst
        .Where(provider => section.Length > 0 || SaysWhatIsMeantForUs(provider))
        .SelectMany(provider => ChildrenOf(provider, section))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>A single value where a section should be; null where there is none. At the top, variables of other programs have such names.</summary>
    public string? ValueInPlaceOfSection(string section) => _lastFirst
        .Where(provider => section.Contains(':') || SaysWhatIsMeantForUs(provider))
        .Select(provider => ChildrenOf(provider, section).Count == 0 && provider.TryGet(section, out var value) ? value : null)
        .FirstOrDefault(value => !string.IsNullOrEmpty(value));

    /// <summary>Whether a setting comes from an environment variable.</summary>
    public bool IsFromEnvironment(string key) => PlacesOf(key).FirstOrDefault() is EnvironmentVariablesConfigurationProvider;

    /// <summary>Whether a setting stands on the command line.</summary>
    public bool IsFromCommandLine(string key) => PlacesOf(key).FirstOrDefault() is { } place && IsCommandLine(place);

    /// <summary>Where a setting or section stands, to go behind its name; empty where it stands nowhere.</summary>
    public string PlaceOf(string key) => PlacesOf(key).FirstOrDefault() switch
    {
        SettingsFilesProvider files => $" in {files.FileOf(key)}",
        EnvironmentVariablesConfigurationProvider => $" in the environment variable {VariableOf(key)}",
        { } provider when IsCommandLine(provider) => " on the command line",
        _ => "",
    };

    private IEnumerable<IConfigurationProvider> PlacesOf(string key) =>
        _lastFirst.Where(provider => provider.TryGet(key, out _) || ChildrenOf(provider, key).Count > 0);

    private static List<string> ChildrenOf(IConfigurationProvider provider, string section) =>
        [.. provider.GetChildKeys([], section.Length == 0 ? null : section).Distinct(StringComparer.OrdinalIgnoreCase)];

    // The environment is full of what others put there.
    private static bool SaysWhatIsMeantForUs(IConfigurationProvider provider) => provider is SettingsFilesProvider || IsCommandLine(provider);

    // Its type belongs to a package that the engine does without.
    private static bool IsCommandLine(IConfigurationProvider provider) => provider.GetType().Name == "CommandLineConfigurationProvider";

    private static string VariableOf(string key)
    {
        var names = Environment.GetEnvironmentVariables().Keys.Cast<string>();
        return names.FirstOrDefault(name => Matches(name, key)) ?? key.Replace(":", "__", StringComparison.Ordinal);
    }

    private static bool Matches(string variable, string key)
    {
        var name = variable.Replace("__", ":", StringComparison.Ordinal);
        return ((string[])["", "DOTNET_", "ASPNETCORE_"]).Any(prefix =>
            name.Equals(prefix + key, StringComparison.OrdinalIgnoreCase) || name.StartsWith($"{prefix}{key}:", StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>What stands at a key.</summary>
/// <param name="Value">The single value; null for none.</param>
/// <param name="Below">The names of what stands below it.</param>
/// <param name="Item">The single value below it under a name; null for none.</param>
internal sealed record SettingsEntry(string? Value, IReadOnlyList<string> Below, Func<string, string?> Item);
