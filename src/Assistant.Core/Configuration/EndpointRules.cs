namespace Assistant.Core.Configuration;

/// <summary>Checks the sections <c>Models</c>, <c>Embeddings</c>, <c>Reranker</c> and <c>Retrieval</c>.</summary>
internal static class EndpointRules
{
    public static IEnumerable<SettingsFault> Check(AssistantSettings settings) =>
    [
        .. settings.Models.SelectMany(model => Endpoint($"Models:{model.Key}", model.Value.BaseUrl, model.Value)),
        .. Section("Embeddings", settings.Embeddings.BaseUrl, settings.Embeddings.Model, needsModel: true, settings.Embeddings),
        .. Section("Reranker", settings.Reranker.BaseUrl, settings.Reranker.Model, settings.Reranker.Api == RerankApi.Jina, settings.Reranker),
        .. Lengths(settings),
        .. Stages(settings),
    ];

    private static IEnumerable<SettingsFault> Endpoint(string key, string? baseUrl, EndpointOptions options)
    {
        if (baseUrl is not null && WebAddress.ProblemOf(baseUrl) is { } problem)
        {
            yield return new($"{key}:BaseUrl", problem);
        }

        foreach (var (setting, credentialProblem) in CredentialRules.Check(options))
        {
            yield return new($"{key}:{setting}", credentialProblem);
        }
    }

    private static IEnumerable<SettingsFault> Section(string section, string? baseUrl, string? model, bool needsModel, EndpointOptions options)
    {
        if (baseUrl is not null && model is null && needsModel)
        {
            yield return new(section, "lacks Model; name the model as the endpoint knows it.", $"{section}:BaseUrl", $"{section}:Model");
        }
        else if (baseUrl is null && model is not null)
        {
            yield return new($"{section}:Model", $"is set without {section}:BaseUrl, so that nothing would ask it; add the address or leave it out.", $"{section}:BaseUrl");
        }

        foreach (var fault in Endpoint(section, baseUrl, options))
        {
            yield return fault;
        }
    }

    private static IEnumerable<SettingsFault> Lengths(AssistantSettings settings)
    {
        var embeddings = settings.Embeddings;
        if (embeddings.BaseUrl is not null && embeddings.InputTokens is { } most && settings.Chunking.MaxTokens > most)
        {
            yield return new(
                "Chunking:MaxTokens",
                $"is {settings.Chunking.MaxTokens}, but the embedding model takes {most} tokens (Embeddings:InputTokens); lower it, or use another model.",
                "Embeddings:InputTokens");
        }

        if (embeddings.InputTokens > embeddings.BatchTokens)
        {
            yield return new(
                "Embeddings:BatchTokens", $"is {embeddings.BatchTokens}, less than one input may have (Embeddings:InputTokens, {embeddings.InputTokens}); raise it.", "Embeddings:InputTokens");
        }
    }

    private static IEnumerable<SettingsFault> Stages(AssistantSettings settings)
    {
        if (!settings.Retrieval.Lexical && (!settings.Retrieval.Dense || settings.Embeddings.BaseUrl is null))
        {
            yield return new(
                "Retrieval:Lexical",
                "is false, but there is no search by meaning that could stand in; set it to true, or name an endpoint in Embeddings and leave Retrieval:Dense true.",
                "Retrieval:Dense", "Embeddings:BaseUrl");
        }
    }
}
