using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Assistant.Core.Configuration;

/// <summary>Makes the paths of a settings file absolute, seen from the folder of that file.</summary>
internal static class SettingsPaths
{
    /// <summary>Replaces <c>Data:Path</c>, <c>Prompts:Path</c>, <c>Sources:*:Path</c>, <c>Models:*:TokenFile</c>, and SQLite's file in <c>Database:ConnectionString</c>.</summary>
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

        ReplaceSqliteFile(Section(settings, "Database"), folder);
    }

    private static void ReplaceSqliteFile(JsonObject? database, string folder)
    {
        var entry = database is null ? default : Find(database, "ConnectionString");
        if (entry.Value is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            return;
        }

        try
        {
            var connection = new SqliteConnectionStringBuilder(text);
            if (connection.DataSource.Length > 0)
            {
                connection.DataSource = Path.GetFullPath(connection.DataSource, folder);
                database![entry.Key] = connection.ConnectionString;
            }
        }
        catch (ArgumentException)
        {
            // PostgreSQL's, or wrong: whoever opens the database says so.
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
