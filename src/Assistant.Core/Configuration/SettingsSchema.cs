using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Assistant.Core.Configuration;

/// <summary>Compares settings files with the options classes, so that a misspelt key is found before it is missed.</summary>
internal static class SettingsSchema
{
    // Sections that belong to the framework and are its own to check.
    private static readonly string[] FrameworkSections = ["Logging", "AllowedHosts", "Kestrel", "Urls", "ConnectionStrings", "DetailedErrors", "$schema"];

    /// <summary>One sentence for every unknown key of a file.</summary>
    public static IEnumerable<string> FindUnknownKeys(JsonObject root, string file) =>
        Check(root, typeof(AssistantSettings), prefix: "", file);

    private static IEnumerable<string> Check(JsonObject node, Type type, string prefix, string file)
    {
        var known = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .ToDictionary(property => property.Name, property => property.PropertyType, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in node)
        {
            if (prefix.Length == 0 && FrameworkSections.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!known.TryGetValue(key, out var expected))
            {
                yield return $"{prefix}{key} in {file} is no setting; {Suggest(key, known.Keys)}";
                continue;
            }

            foreach (var fault in CheckValue(value, expected, $"{prefix}{key}", file))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> CheckValue(JsonNode? value, Type expected, string key, string file)
    {
        var entryType = DictionaryEntryType(expected);
        if (entryType is not null && value is JsonObject entries)
        {
            return entries
                .Where(entry => entryType.Namespace == typeof(AssistantSettings).Namespace)
                .SelectMany(entry => CheckValue(entry.Value, entryType, $"{key}:{entry.Key}", file));
        }

        var isSection = expected.IsClass && expected.Namespace == typeof(AssistantSettings).Namespace;
        var isList = expected != typeof(string) && typeof(IList).IsAssignableFrom(expected);
        return (isSection, isList, value) switch
        {
            (true, _, JsonObject section) => Check(section, expected, $"{key}:", file),
            (true, _, not null) => [$"{key} in {file} must be an object in braces."],
            (_, true, not null and not JsonArray) => [$"{key} in {file} must be a list in square brackets."],
            (false, false, JsonObject or JsonArray) when entryType is null => [$"{key} in {file} must be a single value."],
            (false, true, JsonArray items) => items.SelectMany(item => CheckSingle(item, expected.GetGenericArguments()[0], key, file)),
            (false, false, JsonValue single) => CheckSingle(single, expected, key, file),
            _ => [],
        };
    }

    // The binder passes over what it cannot convert within a list or an entry, and the entry would vanish without a word.
    private static IEnumerable<string> CheckSingle(JsonNode? value, Type expected, string key, string file)
    {
        var type = Nullable.GetUnderlyingType(expected) ?? expected;
        var text = value?.ToString();
        var wants = text is null ? null
            : type.IsEnum && !Enum.TryParse(type, text, ignoreCase: true, out _) ? $"one of {string.Join(", ", Enum.GetNames(type))}"
            : type == typeof(int) && !int.TryParse(text, out _) ? "a whole number"
            : type == typeof(bool) && !bool.TryParse(text, out _) ? "true or false"
            : null;
        return wants is null ? [] : [$"{key} in {file} is '{text}'; it must be {wants}."];
    }

    private static Type? DictionaryEntryType(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.IsGenericType && current.GetGenericTypeDefinition() == typeof(Dictionary<,>))
            {
                return current.GetGenericArguments()[1];
            }
        }

        return null;
    }

    private static string Suggest(string key, IEnumerable<string> known)
    {
        var best = known.MinBy(name => Distance(name, key));
        return best is not null && Distance(best, key) <= Math.Max(2, key.Length / 3)
            ? $"did you mean {best}?"
            : $"known here are {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
    }

    /// <summary>Levenshtein's edit distance without regard to case.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
