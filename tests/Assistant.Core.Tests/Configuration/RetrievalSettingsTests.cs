using Assistant.Core.Configuration;

namespace Assistant.Core.Tests.Configuration;

public sealed class RetrievalSettingsTests : IDisposable
{
    private readonly SettingsFixture _settings = new();

    public void Dispose() => _settings.Dispose();

    [Fact]
    public void Endpoints_InFull_AreTaken()
    {
        _settings.File(
            """
            {
              "Embeddings": { "BaseUrl": "http://gpu:8001/v1", "Model": "BAAI/bge-m3", "Dimensions": 1024, "QueryPrefix": "", "TokenFile": "key", "Accepts": ["public", "tickets"] },
              "Reranker": { "BaseUrl": "http://gpu:8002", "Api": "Tei" },
              "Retrieval": { "DenseWeight": 2, "RerankTop": 30 }
            }
            """);

        Assert.Empty(_settings.Faults());
        var embeddings = _settings.Section<EmbeddingsOptions>();
        Assert.Equal(("", Path.Combine(_settings.Folder, "key")), (embeddings.QueryPrefix, embeddings.TokenFile));
        Assert.True(embeddings.MayReceive(TextClass.Tickets) && !embeddings.MayReceive(TextClass.Internal));
        Assert.Equal(RerankApi.Tei, _settings.Section<RerankerOptions>().Api);
        Assert.Equal((1, 2, 30), (_settings.Section<RetrievalOptions>().LexicalWeight, _settings.Section<RetrievalOptions>().DenseWeight, _settings.Section<RetrievalOptions>().RerankTop));
    }

    [Theory]
    [InlineData("""{ "Embeddings": { "BaseUrl": "http://gpu/v1" } }""", "Embeddings", "lacks Model")]
    [InlineData("""{ "Embeddings": { "Model": "x" } }""", "Embeddings:Model", "is set without Embeddings:BaseUrl")]
    [InlineData("""{ "Embeddings": { "BaseUrl": "gpu", "Model": "x" } }""", "Embeddings:BaseUrl", "must be an http or https address")]
    [InlineData("""{ "Embeddings": { "BaseUrl": "http://gpu/v1", "Model": "x", "ApiKey": "a", "TokenFile": "b" } }""", "Embeddings:TokenFile", "is set beside ApiKey")]
    [InlineData("""{ "Embeddings": { "BaseUrl": "http://gpu/v1", "Model": "x", "InputTokens": 256 } }""", "Chunking:MaxTokens", "the embedding model takes 256 tokens")]
    [InlineData("""{ "Embeddings": { "BaseUrl": "http://gpu/v1", "Model": "x", "InputTokens": 9000 } }""", "Embeddings:BatchTokens", "raise it")]
    [InlineData("""{ "Reranker": { "BaseUrl": "http://gpu/v1", "Api": "Jina" } }""", "Reranker", "lacks Model")]
    [InlineData("""{ "Reranker": { "BaseUrl": "http://gpu/v1", "Api": "Cohere" } }""", "Reranker:Api", "one of Auto, Jina, Tei")]
    [InlineData("""{ "Retrieval": { "Lexical": false } }""", "Retrieval:Lexical", "no search by meaning that could stand in")]
    [InlineData("""{ "Embeddings": { "BaseUrl": "http://gpu/v1", "Model": "x", "Prefix": "q" } }""", "Embeddings:Prefix", "is no setting")]
    public void Endpoints_ThatDoNotDo_AreNamed(string json, string key, string says)
    {
        var fault = Assert.Single(_settings.File(json).Faults());

        Assert.StartsWith(key + " ", fault, StringComparison.Ordinal);
        Assert.Contains(says, fault, StringComparison.Ordinal);
    }
}
