using System.Text.Json;
using Assistant.Core.Configuration;
using Assistant.Core.Models.Wire;

namespace Assistant.Core.Models.Reranking;

/// <summary>The two forms in which rerank endpoints are asked and answer.</summary>
internal static class RerankWire
{
    /// <summary>The body of a request.</summary>
    public static Dictionary<string, object> Request(RerankApi api, string? model, string question, IReadOnlyList<string> texts)
    {
        var body = api == RerankApi.Tei
            ? new Dictionary<string, object> { ["query"] = question, ["texts"] = texts, ["raw_scores"] = false, ["return_text"] = false, ["truncate"] = true }
            : new Dictionary<string, object> { ["query"] = question, ["documents"] = texts, ["top_n"] = texts.Count };
        if (api != RerankApi.Tei && model is not null)
        {
            body["model"] = model;
        }

        return body;
    }

    /// <summary>The score of each text; null for one that the endpoint left out.</summary>
    /// <exception cref="EndpointException">The reply is something else.</exception>
    public static double?[] Read(JsonElement reply, int texts, EndpointProblems problems)
    {
        var list = reply.ValueKind == JsonValueKind.Object && reply.TryGetProperty("results", out var results) ? results : reply;
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw new EndpointException(problems.Odd("JSON without a list of results"));
        }

        var scores = new double?[texts];
        foreach (var item in list.EnumerateArray())
        {
            var index = Number(item, "index") is { } number && number >= 0 && number < texts ? (int)number : -1;
            if (index < 0 || scores[index] is not null || (Number(item, "relevance_score") ?? Number(item, "score")) is not { } score)
            {
                throw new EndpointException(problems.Odd("results whose numbers do not fit the passages"));
            }

            scores[index] = score;
        }

        return scores.Any(score => score is not null) ? scores : throw new EndpointException(problems.Odd("no result"));
    }

    private static double? Number(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
