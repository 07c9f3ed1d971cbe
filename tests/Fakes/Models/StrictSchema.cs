using System.Text.Json;

namespace Assistant.Fakes.Models;

/// <summary>Checks a chat request as a strict gateway does: what it does not know, it refuses.</summary>
internal static class StrictSchema
{
    private static readonly string[] Fields =
    [
        "messages", "model", "frequency_penalty", "logit_bias", "logprobs", "max_completion_tokens", "max_tokens", "n", "presence_penalty",
        "reasoning_effort", "response_format", "seed", "stop", "stream", "stream_options", "temperature", "tool_choice", "tools", "top_logprobs", "top_p", "user",
    ];

    private static readonly string[] Roles = ["system", "user", "assistant", "developer", "tool"];

    /// <summary>What is wrong with a body; empty for nothing.</summary>
    public static IReadOnlyList<(string Place, string Fault)> Check(JsonElement body) =>
    [
        .. body.EnumerateObject().Where(field => !Fields.Contains(field.Name)).Select(field => (field.Name, "Extra inputs are not permitted")),
        .. Messages(body),
        .. StreamOptions(body),
    ];

    private static IEnumerable<(string, string)> Messages(JsonElement body)
    {
        if (!body.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array || messages.GetArrayLength() == 0)
        {
            yield return ("messages", "Field required");
            yield break;
        }

        foreach (var message in messages.EnumerateArray())
        {
            if (!message.TryGetProperty("role", out var role) || !Roles.Contains(role.GetString()))
            {
                yield return ("messages.role", "Unknown role");
            }

            if (!message.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.String)
            {
                yield return ("messages.content", "Input should be a valid string");
            }
        }
    }

    private static IEnumerable<(string, string)> StreamOptions(JsonElement body) =>
        body.TryGetProperty("stream_options", out var options)
            ? options.EnumerateObject().Where(field => field.Name != "include_usage").Select(field => ($"stream_options.{field.Name}", "Extra inputs are not permitted"))
            : [];
}
