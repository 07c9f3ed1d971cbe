using System.Text.Json;

namespace Assistant.Core.Models.Wire;

/// <summary>Reads from an endpoint's list of models how much its model takes.</summary>
internal static class ModelListing
{
    private const int LongestBody = 4 * 1024 * 1024;

    // vLLM and FIRST, then what other servers and gateways call it.
    private static readonly string[] Names = ["max_model_len", "context_length", "max_context_length", "context_window", "max_input_tokens", "n_ctx"];

    /// <summary>The context length in tokens that the endpoint lists for a model; null where it lists none.</summary>
    public static async Task<int?> ReadContextAsync(HttpClient http, string baseUrl, string model, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri($"{baseUrl.TrimEnd('/')}/models"), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        await response.Content.LoadIntoBufferAsync(LongestBody, cancellationToken);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        return ContextOf(json.RootElement, model);
    }

    /// <summary>The same from the body of the reply.</summary>
    public static int? ContextOf(JsonElement list, string model)
    {
        if (list.ValueKind != JsonValueKind.Object || !list.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var models = data.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object).ToList();
        // A server that runs one model lists it under its file's name, and answers to any.
        var found = models.Find(entry => entry.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() == model);
        found = found.ValueKind == JsonValueKind.Undefined && models.Count == 1 ? models[0] : found;
        return found.ValueKind == JsonValueKind.Undefined ? null
            : Number(found) ?? (found.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object ? Number(meta) : null);
    }

    private static int? Number(JsonElement entry)
    {
        foreach (var name in Names)
        {
            if (entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var tokens) && tokens > 0)
            {
                return tokens;
            }
        }

        return null;
    }
}
