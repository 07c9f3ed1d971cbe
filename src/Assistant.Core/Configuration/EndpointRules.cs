namespace Assistant.Core.Configuration;

/// <summary>Checks the sections <c>Models</c>, <c>Embeddings</c> and <c>Reranker</c>.</summary>
internal static class EndpointRules
{
    public static IEnumerable<SettingsFault> Check(AssistantSettings settings) =>
    [
        .. settings.Models.SelectMany(model => Model($"Models:{model.Key}", model.Value)),
        .. NotYet("Embeddings", settings.Embeddings.BaseUrl, settings.Embeddings.Model, "searches by words alone"),
        .. NotYet("Reranker", settings.Reranker.BaseUrl, settings.Reranker.Model, "does not rerank"),
    ];

    private static IEnumerable<SettingsFault> Model(string key, ModelOptions model)
    {
        if (model.BaseUrl is not null && WebAddress.ProblemOf(model.BaseUrl) is { } problem)
        {
            yield return new($"{key}:BaseUrl", problem);
        }

        foreach (var (setting, credentialProblem) in CredentialRules.Check(model))
        {
            yield return new($"{key}:{setting}", credentialProblem);
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
