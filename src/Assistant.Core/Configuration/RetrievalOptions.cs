using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Configuration;

/// <summary>Section <c>Retrieval</c>: which stages a search has, how they count, and how long each may take.</summary>
public sealed class RetrievalOptions
{
    /// <summary>Whether passages are searched by words. Where search by meaning fails, words are used all the same.</summary>
    public bool Lexical { get; set; } = true;

    /// <summary>Whether passages are searched by meaning, where <c>Embeddings</c> names an endpoint.</summary>
    public bool Dense { get; set; } = true;

    /// <summary>Whether the best passages are put in order by a model, where <c>Reranker</c> names an endpoint.</summary>
    public bool Rerank { get; set; } = true;

    /// <summary>How much the order by words counts beside the order by meaning.</summary>
    /// <value>1.</value>
    [Range(1, 100)]
    public int LexicalWeight { get; set; } = 1;

    /// <summary>How much the order by meaning counts beside the order by words.</summary>
    /// <value>1.</value>
    [Range(1, 100)]
    public int DenseWeight { get; set; } = 1;

    /// <summary>All that the search by meaning may take, in milliseconds; without it after that.</summary>
    /// <value>1000.</value>
    [Range(10, 60_000)]
    public int DenseMilliseconds { get; set; } = 1000;

    /// <summary>All that reranking may take, in milliseconds; without it after that.</summary>
    /// <value>2000.</value>
    [Range(10, 60_000)]
    public int RerankMilliseconds { get; set; } = 2000;

    /// <summary>How many of the best passages are reranked.</summary>
    /// <value>50.</value>
    [Range(2, 200)]
    public int RerankTop { get; set; } = 50;
}
