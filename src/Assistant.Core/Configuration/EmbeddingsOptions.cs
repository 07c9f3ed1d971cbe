using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Configuration;

/// <summary>Section <c>Embeddings</c>: an OpenAI-compatible embedding endpoint, for search by meaning.</summary>
public sealed class EmbeddingsOptions : EndpointOptions
{
    /// <summary>Stands for the prefix that the model is known to want.</summary>
    public const string KnownPrefix = "auto";

    /// <summary>Its base address, <c>/v1</c> included where it has one; <c>/embeddings</c> is appended. Null for no search by meaning.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The model's name as the endpoint knows it.</summary>
    public string? Model { get; set; }

    /// <summary>Length of its vectors.</summary>
    /// <value>1024.</value>
    [Range(1, 65_536)]
    public int Dimensions { get; set; } = 1024;

    /// <summary>Whether to ask the endpoint for vectors of that length; models that cannot shorten theirs refuse it.</summary>
    public bool SendDimensions { get; set; }

    /// <summary>What to put before a question: <c>auto</c> for what the model is known to want, an empty text for nothing.</summary>
    /// <value><c>auto</c>.</value>
    public string QueryPrefix { get; set; } = KnownPrefix;

    /// <summary>What to put before a passage: <c>auto</c> for what the model is known to want, an empty text for nothing. A change makes all vectors anew.</summary>
    /// <value><c>auto</c>.</value>
    public string PassagePrefix { get; set; } = KnownPrefix;

    /// <summary>The longest input of the model, in tokens; longer texts are cut. Null for what the model is known to take, else 512.</summary>
    [Range(64, 1_000_000)]
    public int? InputTokens { get; set; }

    /// <summary>The most texts of one request.</summary>
    /// <value>32, which every server takes.</value>
    [Range(1, 2048)]
    public int BatchInputs { get; set; } = 32;

    /// <summary>The most tokens of one request, all its texts together.</summary>
    /// <value>8192.</value>
    [Range(64, 1_000_000)]
    public int BatchTokens { get; set; } = 8192;

    /// <summary>Requests under way at once while sources are taken in.</summary>
    /// <value>4.</value>
    [Range(1, 1000)]
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>The longest that one request may take while sources are taken in, in seconds. Questions have <c>Retrieval:DenseMilliseconds</c>.</summary>
    /// <value>60.</value>
    [Range(1, 3600)]
    public int TimeoutSeconds { get; set; } = 60;
}
