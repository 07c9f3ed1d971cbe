using System.Text.Json.Nodes;

namespace Assistant.Core.Configuration;

/// <summary>Makes the paths of a settings file absolute, seen from the folder of that file.</summary>
internal static class SettingsPaths
{
    /// <summary>Replaces <c>Data:Path</c>, <c>Prompts:Path</c>, <c>Sources:*:Path</c> and <c>Models:*:TokenFile</c>.</summary>
    public static void MakeAbsolute(JsonObject settings, string folder)
    {
        Replace(Section(settings, "Data"), "Path", folder);
        Replace(Section(settings, "Prompts"), "Path", folder);
        foreach (var (_, source) in Section(settings, "Sources") ?? [])
        {
            Replace(source as JsonObject, "Path", folder);
        }

        foreach (var (_, model) in Section(settings, "Models") ?? [])
        {
            Replace(model as JsonObject, "TokenFile", folder);
        }
    }

    private static JsonObject? Section(JsonObject parent, string name) => Find(parent, name).Value as JsonObject;

    private static void Replace(JsonObject? section, string key, string folder)
    {
        var entry = section is null ? default : Find(section, key);
        if (entry.Value is JsonValue value && value.TryGetValue<string>(out var path) && path.Length > 0)
        {
            section![entry.Key] = Path.GetFullPath(path, folder);
        }
    }

    private static KeyValuePair<string, JsonNode?> Find(JsonObject section, string key) =>
        section.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase));
}
