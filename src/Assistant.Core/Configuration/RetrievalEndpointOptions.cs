using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Configuration;

/// <summary>Section <c>Embeddings</c>: an OpenAI-compatible embedding endpoint.</summary>
public sealed class EmbeddingsOptions
{
    /// <summary>Its base address; null for no dense search.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The model's name.</summary>
    public string? Model { get; set; }

    /// <summary>A static key, sent as bearer token.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Length of its vectors.</summary>
    [Range(1, 65_536)]
    public int Dimensions { get; set; } = 1024;

    /// <summary>What text it may be sent; empty for public text alone.</summary>
    public List<TextClass> Accepts { get; set; } = [];
}

/// <summary>Section <c>Reranker</c>: a rerank endpoint.</summary>
public sealed class RerankerOptions
{
    /// <summary>Its base address; null for no reranking.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The model's name.</summary>
    public string? Model { get; set; }

    /// <summary>A static key, sent as bearer token.</summary>
    public string? ApiKey { get; set; }

    /// <summary>What text it may be sent; empty for public text alone.</summary>
    public List<TextClass> Accepts { get; set; } = [];
}
