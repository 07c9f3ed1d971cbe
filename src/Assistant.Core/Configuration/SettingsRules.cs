using Microsoft.Data.Sqlite;
using Npgsql;

namespace Assistant.Core.Configuration;

/// <summary>Finds settings that contradict each other, and settings for what is not built yet.</summary>
internal static class SettingsRules
{
    /// <summary>A fault for everything that does not do, though each value for itself is of its kind.</summary>
    public static IEnumerable<SettingsFault> Check(AssistantSettings settings) =>
    [
        .. Chunking(settings.Chunking),
        .. Store(settings.Store),
        .. Database(settings.Database),
        .. Prompts(settings.Prompts),
        .. ScheduleRules.Check(settings.Schedule),
        .. EndpointRules.Check(settings),
        .. settings.Sources.SelectMany(source => SourceRules.Check($"Sources:{source.Key}", source.Key, source.Value)),
        .. Identity(settings.Identity),
    ];

    private static IEnumerable<SettingsFault> Chunking(ChunkingOptions chunking)
    {
        if (chunking.OverlapTokens * 2 > chunking.MaxTokens)
        {
            yield return new(
                "Chunking:OverlapTokens", $"is {chunking.OverlapTokens}, more than half of Chunking:MaxTokens ({chunking.MaxTokens}); lower it.", "Chunking:MaxTokens");
        }
    }

    private static IEnumerable<SettingsFault> Store(StoreOptions store)
    {
        if (store.Provider == StoreProvider.Qdrant)
        {
            yield return new("Store:Provider", "is Qdrant, which this version does not have yet; use Embedded.");
        }
    }

    private static IEnumerable<SettingsFault> Database(DatabaseOptions database)
    {
        const string Key = "Database:ConnectionString";
        var isGiven = !string.IsNullOrWhiteSpace(database.ConnectionString);
        if (database.Provider == DatabaseProvider.PostgreSql && !isGiven)
        {
            yield return new(
                "Database", "has the Provider PostgreSql but lacks ConnectionString; say how to reach the server, such as Host=db;Database=assistant;Username=assistant.", "Database:Provider", Key);
        }
        else if (isGiven && !IsConnectionString(database))
        {
            // What stands there may hold a password.
            yield return new(Key, $"is no connection string for {database.Provider}; write one such as {Example(database.Provider)}.", "Database:Provider");
        }
    }

    private static bool IsConnectionString(DatabaseOptions database)
    {
        try
        {
            _ = database.Provider == DatabaseProvider.Sqlite
                ? new SqliteConnectionStringBuilder(database.ConnectionString).ConnectionString
                : new NpgsqlConnectionStringBuilder(database.ConnectionString).ConnectionString;
            return true;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            return false;
        }
    }

    private static string Example(DatabaseProvider provider) =>
        provider == DatabaseProvider.Sqlite ? "Data Source=assistant.db" : "Host=db;Database=assistant;Username=assistant";

    private static IEnumerable<SettingsFault> Prompts(PromptOptions prompts)
    {
        if (!Directory.Exists(prompts.Path))
        {
            yield return new("Prompts:Path", $"is {prompts.Path}, where no folder is; name the folder of the prompt templates, or leave it out.");
        }
    }

    private static IEnumerable<SettingsFault> Identity(IdentityOptions identity)
    {
        if (identity.Mode != IdentityMode.Local)
        {
            yield return new("Identity:Mode", $"is {identity.Mode}, which this version does not have yet; use Local, for one person on their own machine.");
        }
    }
}
