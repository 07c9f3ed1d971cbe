using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Assistant.Core.Configuration;

/// <summary>
/// Reads the settings: <c>appsettings.json</c> of the installation, then the file named by <c>--config</c> or
/// <c>ASSISTANT_CONFIG</c>, then environment variables. A list of a later file replaces the earlier one; relative paths
/// start at the file that names them.
/// </summary>
public static class SettingsFiles
{
    private static readonly JsonDocumentOptions Relaxed = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Adds the settings to a configuration.</summary>
    /// <param name="configuration">What to add to.</param>
    /// <param name="configFile">The file named on the command line; null looks at <c>ASSISTANT_CONFIG</c>.</param>
    /// <exception cref="SettingsException">A file is missing, is no JSON, or holds unknown keys.</exception>
    public static IConfigurationBuilder AddAssistantSettings(this IConfigurationBuilder configuration, string? configFile)
    {
        var files = new List<string> { Path.Combine(InstallationRoot.Path, "appsettings.json") };
        configFile ??= Environment.GetEnvironmentVariable("ASSISTANT_CONFIG");
        if (!string.IsNullOrWhiteSpace(configFile))
        {
            files.Add(Path.GetFullPath(configFile));
        }

        var faults = new List<string>();
        var merged = new JsonObject();
        foreach (var file in files)
        {
            var settings = Read(file, faults);
            faults.AddRange(SettingsSchema.FindUnknownKeys(settings, file));
            SettingsPaths.MakeAbsolute(settings, Path.GetDirectoryName(file)!);
            Merge(merged, settings);
        }

        if (faults.Count > 0)
        {
            throw new SettingsException(faults);
        }

        return configuration
            .AddJsonStream(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(merged)))
            .AddEnvironmentVariables();
    }

    private static JsonObject Read(string file, List<string> faults)
    {
        try
        {
            var node = JsonNode.Parse(File.ReadAllText(file), documentOptions: Relaxed);
            if (node is JsonObject settings)
            {
                return settings;
            }

            faults.Add($"{file} must hold one JSON object in braces.");
        }
        catch (JsonException broken)
        {
            faults.Add($"{file} is no valid JSON (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1} of it): mend that place.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{file} cannot be read ({unreadable.Message}); check --config or ASSISTANT_CONFIG.");
        }

        return [];
    }

    private static void Merge(JsonObject target, JsonObject later)
    {
        foreach (var (key, value) in later.ToList())
        {
            var existing = target.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase));
            if (existing.Value is JsonObject below && value is JsonObject section)
            {
                Merge(below, section);
                continue;
            }

            later.Remove(key);
            target[existing.Key ?? key] = value;
        }
    }
}
