using System.Text.Json;

namespace Assistant.Core.Models.Wire;

/// <summary>Reads the message out of the many forms that servers give their errors.</summary>
internal static class ErrorBody
{
    private const int LongestMessage = 240;

    /// <summary>The message of an error body; empty where none can be made out.</summary>
    public static string ReadMessage(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Shorten(Message(document.RootElement) ?? "");
        }
        catch (JsonException)
        {
            return body.TrimStart().StartsWith('<') ? "" : Shorten(body);
        }
    }

    /// <summary>Whether a chunk of a stream is an error, and which.</summary>
    public static bool IsError(JsonElement chunk, out string message, out int code)
    {
        (message, code) = ("", 0);
        if (chunk.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var hasError = chunk.TryGetProperty("error", out var error) && error.ValueKind is not JsonValueKind.Null;
        var saysError = chunk.TryGetProperty("object", out var kind) && kind.ValueKind == JsonValueKind.String && kind.GetString() == "error";
        if (!hasError && !saysError)
        {
            return false;
        }

        message = Shorten(Message(chunk) ?? "");
        code = Code(hasError && error.ValueKind == JsonValueKind.Object ? error : chunk);
        return true;
    }

    // {"error":{"message"}}, {"error":"…"}, {"message"}, {"detail":"…"}, {"detail":[{"msg","loc"}]}. What a validator
    // quotes of the request (its "input") is left out: it may be the user's words.
    private static string? Message(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Array => string.Join("; ", element.EnumerateArray().Take(3).Select(Message).Where(text => !string.IsNullOrEmpty(text))),
        JsonValueKind.Object => FromObject(element),
        _ => null,
    };

    private static string? FromObject(JsonElement element)
    {
        foreach (var name in (string[])["error", "message", "detail", "msg"])
        {
            if (element.TryGetProperty(name, out var inner) && Message(inner) is { Length: > 0 } text)
            {
                return name == "msg" && element.TryGetProperty("loc", out var place) && place.ValueKind == JsonValueKind.Array
                    ? $"{string.Join('.', place.EnumerateArray())}: {text}"
                    : text;
            }
        }

        return null;
    }

    private static int Code(JsonElement element)
    {
        if (!element.TryGetProperty("code", out var code))
        {
            return 0;
        }

        return code.ValueKind switch
        {
            JsonValueKind.Number when code.TryGetInt32(out var number) => number,
            JsonValueKind.String when int.TryParse(code.GetString(), out var number) => number,
            _ => 0,
        };
    }

    private static string Shorten(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestMessage ? line : line[..LongestMessage] + "…";
    }
}
