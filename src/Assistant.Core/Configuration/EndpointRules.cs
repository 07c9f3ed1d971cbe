namespace Assistant.Core.Configuration;

/// <summary>Checks the sections <c>Models</c>, <c>Embeddings</c> and <c>Reranker</c>.</summary>
internal static class EndpointRules
{
    public static IEnumerable<SettingsFault> Check(AssistantSettings settings) =>
    [
        .. settings.Models.SelectMany(model => Model($"Models:{model.Key}", model.Key, model.Value)),
        .. NotYet("Embeddings", settings.Embeddings.BaseUrl, settings.Embeddings.Model, "searches by words alone"),
        .. NotYet("Reranker", settings.Reranker.BaseUrl, settings.Reranker.Model, "does not rerank"),
    ];

    private static IEnumerable<SettingsFault> Model(string key, string name, ModelOptions model)
    {
        if (model.BaseUrl is not null && WebAddress.ProblemOf(model.BaseUrl) is { } problem)
        {
            yield return new($"{key}:BaseUrl", problem);
        }

        if (model.TokenCommand is not null || model.TokenFile is not null)
        {
            yield return new(
                $"{key}:{(model.TokenCommand is null ? "TokenFile" : "TokenCommand")}",
                $"is not there yet in this version; use ApiKey (an environment variable Models__{name}__ApiKey keeps it out of the file).");
        }
    }

    private static IEnumerable<SettingsFault> NotYet(string section, string? baseUrl, string? model, string thisVersion)
    {
        if (baseUrl is not null)
        {
            yield return new($"{section}:BaseUrl", $"is set, but this version {thisVersion}; leave it out.");
        }
        else if (model is not null)
        {
            yield return new($"{section}:Model", $"is set without {section}:BaseUrl, so that nothing would ask it; leave it out.", $"{section}:BaseUrl");
        }
    }
}
