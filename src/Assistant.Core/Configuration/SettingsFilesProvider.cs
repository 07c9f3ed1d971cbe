using Microsoft.Extensions.Configuration;

namespace Assistant.Core.Configuration;

/// <summary>The settings of all files together, with the file in which each stands.</summary>
internal sealed class SettingsFilesProvider : ConfigurationProvider, IConfigurationSource
{
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Puts files together: a later value or list replaces the earlier one, sections are joined.</summary>
    public SettingsFilesProvider(IReadOnlyList<SettingsFile> files)
    {
        Faults = [.. files.SelectMany(file => file.Faults)];
        foreach (var file in files)
        {
            foreach (var node in file.Nodes)
            {
                Merge(node, file.Path);
            }
        }
    }

    /// <summary>Why files cannot be used, in sentences.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <inheritdoc/>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>The file in which a setting or section stands; null where it stands in none.</summary>
    public string? FileOf(string key) => _files.GetValueOrDefault(key) ?? Below(key).Select(found => _files[found]).LastOrDefault();

    private void Merge(SettingsNode node, string file)
    {
        // What stands for an empty section or list, or was a single value, gives way to what stands below it.
        RemoveAbove(node.Key);
        if (node.Kind == SettingsNodeKind.Section && Below(node.Key).Any())
        {
            return;
        }

        foreach (var earlier in Below(node.Key).ToList())
        {
            Remove(earlier);
        }

        Data[node.Key] = node.Value;
        _files[node.Key] = file;
    }

    private void RemoveAbove(string key)
    {
        for (var end = key.LastIndexOf(':'); end > 0; end = key.LastIndexOf(':', end - 1))
        {
            Remove(key[..end]);
        }
    }

    private void Remove(string key)
    {
        Data.Remove(key);
        _files.Remove(key);
    }

    private IEnumerable<string> Below(string key) => _files.Keys.Where(found => found.StartsWith($"{key}:", StringComparison.OrdinalIgnoreCase));
}
