using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Configuration;

/// <summary>The forms in which rerank endpoints are asked.</summary>
public enum RerankApi
{
    /// <summary>Found out by asking.</summary>
    Auto,

    /// <summary><c>query</c> and <c>documents</c>, as vLLM, Jina, Cohere, LiteLLM and others have it.</summary>
    Jina,

    /// <summary><c>query</c> and <c>texts</c>, as Text Embeddings Inference has it.</summary>
    Tei,
}

/// <summary>Section <c>Reranker</c>: an endpoint that puts the best passages in order.</summary>
public sealed class RerankerOptions : EndpointOptions
{
    /// <summary>Its base address, <c>/v1</c> or <c>/v2</c> included where it has one; <c>/rerank</c> is appended. Null for no reranking.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The model's name as the endpoint knows it; Text Embeddings Inference needs none.</summary>
    public string? Model { get; set; }

    /// <summary>In which form it is asked.</summary>
    public RerankApi Api { get; set; } = RerankApi.Auto;

    /// <summary>The longest question and passage together that the model takes, in tokens; longer passages are cut.</summary>
    /// <value>512.</value>
    [Range(64, 1_000_000)]
    public int InputTokens { get; set; } = 512;

    /// <summary>The most passages of one request; null for all at once, or 32 for Text Embeddings Inference.</summary>
    [Range(1, 1000)]
    public int? BatchInputs { get; set; }
}
