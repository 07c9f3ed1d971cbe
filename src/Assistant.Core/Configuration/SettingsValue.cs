using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Assistant.Core.Configuration;

/// <summary>Turns the text of a setting into its value.</summary>
internal static class SettingsValue
{
    /// <summary>The value; null where the text does not do.</summary>
    /// <param name="text">What stands there.</param>
    /// <param name="type">The kind that is wanted.</param>
    /// <param name="setting">The setting, with its range or its allowed values.</param>
    /// <param name="problem">What is wrong and what is allowed; null where nothing is.</param>
    public static object? Read(string text, Type type, MemberInfo setting, out string? problem)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            problem = "holds a character of code 0; take it out.";
            return null;
        }

        var kind = Nullable.GetUnderlyingType(type) ?? type;
        var (value, wanted) = kind switch
        {
            { IsEnum: true } => (ReadName(text, kind), $"one of {string.Join(", ", Names(kind))}{Meant(text, Names(kind))}"),
            _ when kind == typeof(int) => ReadNumber(text, setting.GetCustomAttribute<RangeAttribute>()),
            _ when kind == typeof(bool) => (bool.TryParse(text, out var flag) ? (object)flag : null, "true or false"),
            _ => ReadText(text, setting.GetCustomAttribute<AllowedValuesAttribute>()),
        };
        problem = value is null ? $"is {(text.Length == 0 ? "empty" : $"'{text}'")}; it must be {wanted}{(wanted.EndsWith('?') ? "" : ".")}" : null;
        return value;
    }

    /// <summary>The names of an enumeration, to go behind a setting's; empty for other kinds.</summary>
    public static string Choices(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } kind ? $" ({string.Join(", ", Names(kind))})" : "";

    // As the guide writes them: what an endpoint accepts is written small, like the labels of an audience.
    private static IEnumerable<string> Names(Type kind) =>
        kind == typeof(TextClass) ? Enum.GetNames(kind).Select(JsonNamingPolicy.CamelCase.ConvertName) : Enum.GetNames(kind);

    // Enum.TryParse takes numbers and lists of names too.
    private static object? ReadName(string text, Type kind) =>
        Enum.GetNames(kind).FirstOrDefault(name => name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse(kind, name) : null;

    private static (object? Value, string Wanted) ReadNumber(string text, RangeAttribute? range)
    {
        var wanted = range is null ? "a whole number" : $"a whole number from {range.Minimum} to {range.Maximum}";
        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && range?.IsValid(number) != false
            ? (number, wanted)
            : (null, wanted);
    }

    private static (object? Value, string Wanted) ReadText(string text, AllowedValuesAttribute? allowed) => allowed switch
    {
        not null when !allowed.Values.Contains(text) =>
            (null, $"one of {string.Join(", ", allowed.Values)}{Meant(text, allowed.Values.OfType<string>())}"),
        _ => (text, "a text"),
    };

    private static string Meant(string text, IEnumerable<string> names) => NearestName.Find(text, names) is { } near ? $"; did you mean {near}?" : "";
}
