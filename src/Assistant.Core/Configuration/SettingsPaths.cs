using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Assistant.Core.Configuration;

/// <summary>Makes the paths of a settings file absolute, seen from the folder of that file.</summary>
internal static partial class SettingsPaths
{
    private const string ConnectionString = "Database:ConnectionString";

    /// <summary>
    /// The value with its path made absolute, where the key names a path: <c>Data:Path</c>, <c>Prompts:Path</c>,
    /// <c>Sources:*:Path</c>, <c>TokenFile</c> of every endpoint, and SQLite's file in <c>Database:ConnectionString</c>.
    /// </summary>
    public static string MakeAbsolute(string key, string value, string folder) => value switch
    {
        "" => value,
        _ when value.Contains('\0', StringComparison.Ordinal) => value, // the check of the settings says so
        _ when PathKey().IsMatch(key) => Path.GetFullPath(value, folder),
        _ when key.Equals(ConnectionString, StringComparison.OrdinalIgnoreCase) => MakeSqliteFileAbsolute(value, folder),
        _ => value,
    };

    private static string MakeSqliteFileAbsolute(string value, string folder)
    {
        try
        {
            var connection = new SqliteConnectionStringBuilder(value);
            if (connection.DataSource.Length > 0)
            {
                connection.DataSource = Path.GetFullPath(connection.DataSource, folder);
                return connection.ConnectionString;
            }
        }
        catch (ArgumentException)
        {
            // PostgreSQL's, or wrong: the check of the settings says so.
        }

        return value;
    }

    [GeneratedRegex("^(?:(?:Data|Prompts|Sources:[^:]+):Path|(?:Models:[^:]+|Embeddings|Reranker):TokenFile)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PathKey();
}
