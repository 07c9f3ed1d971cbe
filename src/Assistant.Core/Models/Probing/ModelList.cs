using System.Net;
using System.Text.Json;
using Assistant.Core.Models.Wire;

namespace Assistant.Core.Models.Probing;

/// <summary>Understands what an endpoint says when it is asked for its models.</summary>
internal static class ModelList
{
    private const int LongestBody = 4 * 1024 * 1024;

    /// <summary>Whether the endpoint would take a request, and why not or what is odd.</summary>
    public static async Task<(bool Answers, string? Note)> ReadAsync(
        HttpResponseMessage response, string? model, EndpointProblems problems, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented)
        {
            // Not every gateway has this call; the chat call may be there all the same.
            return (true, $"is there, but does not list its models ({status}); whether it has the model shows when it is asked");
        }

        if (status is >= 300 and < 400)
        {
            return (false, $"sends elsewhere ({status}); correct its BaseUrl");
        }

        var body = await ReadStartAsync(response.Content, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return (false, problems.FromStatus(response.StatusCode, body, retryAfter: null).Message);
        }

        return NamesIn(body) is not { } names ? (false, problems.NotAStream(response.Content.Headers.ContentType?.MediaType, "").Message)
            : model is null || names.Count == 0 || names.Contains(model) ? (true, null)
            : (true, $"does not list the model {model}, but {string.Join(", ", names.Take(5))}{(names.Count > 5 ? " …" : "")}");
    }

    private static HashSet<string>? NamesIn(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array
                ? [.. data.EnumerateArray().Select(NameOf).OfType<string>()]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? NameOf(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    private static async Task<string> ReadStartAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await content.ReadAsStreamAsync(cancellationToken));
        var buffer = new char[8192];
        var text = new System.Text.StringBuilder();
        for (var read = 1; read > 0 && text.Length < LongestBody; text.Append(buffer, 0, read))
        {
            read = await reader.ReadAsync(buffer, cancellationToken);
        }

        return text.ToString();
    }
}
