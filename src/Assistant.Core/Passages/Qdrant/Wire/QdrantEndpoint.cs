using Assistant.Core.Configuration;

namespace Assistant.Core.Passages.Qdrant.Wire;

/// <summary>Where a Qdrant server is, and how to be let in.</summary>
/// <param name="Url">The address of its HTTP API, with a slash at the end.</param>
/// <param name="ApiKey">The key; null where the server asks for none.</param>
/// <param name="Replicas">Copies of each shard; with several, reads ask a majority.</param>
internal sealed record QdrantEndpoint(Uri Url, string? ApiKey, int Replicas = 1)
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="PassageStoreException">The address is none, or would carry the key in the clear.</exception>
    public static QdrantEndpoint Of(QdrantOptions options)
    {
        if (QdrantRules.ProblemOf(options) is { } problem)
        {
            throw new PassageStoreException($"Store:Qdrant:{problem.Setting} {problem.Text}");
        }

        var key = string.IsNullOrWhiteSpace(options.ApiKey) ? null : options.ApiKey;
        return new QdrantEndpoint(new Uri(options.Url.TrimEnd('/') + "/"), key, options.Replicas);
    }

    /// <inheritdoc/>
    public override string ToString() => Url.ToString().TrimEnd('/');
}
