using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Assistant.Web.Api;

/// <summary>Says what is wrong with a request that could not be read, and where in it.</summary>
internal static partial class RequestFaults
{
    private const string Other = "a JSON object as /openapi/v1.json describes it";
    private const int LongestValue = 60;

    /// <summary>One or two sentences for whoever wrote the request; no names of our types.</summary>
    /// <param name="fault">What the framework found.</param>
    /// <param name="body">What the call reads its body as; null where that is not known.</param>
    public static string Describe(BadHttpRequestException fault, Type? body = null) => fault switch
    {
        { InnerException: JsonException json } => Describe(json, body),
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => "The body is larger than this call takes.",
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => "Send the body as JSON, with Content-Type application/json.",
        _ when Parameter().Match(fault.Message) is { Success: true } named =>
            $"\"{named.Groups["name"].Value}\" must be {Kind(named.Groups["type"].Value)}; it is \"{Shorten(named.Groups["value"].Value)}\".",
        _ when fault.Message.Contains("body was provided", StringComparison.Ordinal) || fault.Message.Contains("from body", StringComparison.Ordinal) =>
            "Send a JSON object as the body; there was none.",
        _ => $"The request cannot be read: {fault.Message}",
    };

    private static string Describe(JsonException fault, Type? body)
    {
        var place = fault.LineNumber is { } line ? $" (line {line + 1}, byte {fault.BytePositionInLine + 1})" : "";
        if (fault.InnerException is JsonException syntax)
        {
            return $"The body is not valid JSON{place}: {Position().Replace(syntax.Message, "")}";
        }

        // The exception names the whole body's type, whatever part of it is wrong.
        var name = (fault.Path ?? "$").TrimStart('$', '.');
        return name.Length == 0
            ? $"The body must be {Other}{place}."
            : $"\"{name}\" must be {Kind(TypeOf(name, body))}{place}.";
    }

    private static string TypeOf(string name, Type? body)
    {
        var type = body?.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.PropertyType;
        return (type is null ? null : Nullable.GetUnderlyingType(type) ?? type)?.Name ?? "";
    }

    private static string Kind(string type) => Plain().Match(type).Groups["name"].Value switch
    {
        "String" or "string" => "text",
        "Int32" or "int" or "Int64" or "long" => "a whole number",
        "Double" or "double" => "a number",
        "Boolean" or "bool" => "true or false",
        "Guid" => "an id such as 0198c0de-0000-7000-8000-000000000000",
        "DateTimeOffset" => "an instant such as 2026-01-31T12:00:00Z",
        _ => Other,
    };

    private static string Shorten(string value) => value.Length <= LongestValue ? value : value[..LongestValue] + "…";

    [GeneratedRegex("^Failed to bind parameter \"(?<type>.+) (?<name>[^ ]+)\" from \"(?<value>.*)\"\\.$", RegexOptions.Singleline)]
    private static partial Regex Parameter();

    // The name of a type, without what it lies in; of something that may be missing, the name of that.
    [GeneratedRegex(@"^(?:System\.)?(?:Nullable`1\[|Nullable<)?(?:System\.)?(?<name>\w+)")]
    private static partial Regex Plain();

    [GeneratedRegex(@" (?:Path: .*\| )?LineNumber: .*$", RegexOptions.Singleline)]
    private static partial Regex Position();
}
