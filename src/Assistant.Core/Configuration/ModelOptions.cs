using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Configuration;

/// <summary>One entry of the section <c>Models</c>: an OpenAI-compatible chat endpoint; the key is its name.</summary>
public sealed class ModelOptions : EndpointOptions
{
    /// <summary>Its base address, <c>/v1</c> included where it has one; <c>/chat/completions</c> is appended.</summary>
    [Required]
    public string? BaseUrl { get; set; }

    /// <summary>The model's name as the endpoint knows it.</summary>
    [Required]
    public string? Model { get; set; }

    /// <summary>Endpoints of the lowest number are tried first.</summary>
    [Range(0, 1000)]
    public int Priority { get; set; } = 1;

    /// <summary>Requests under way at once.</summary>
    [Range(1, 10_000)]
    public int MaxConcurrency { get; set; } = 16;

    /// <summary>All that the endpoint may take before its first token, cold start included, in seconds.</summary>
    [Range(1, 3600)]
    public int FirstTokenTimeoutSeconds { get; set; } = 120;

    /// <summary>The longest silence within a stream, in seconds.</summary>
    [Range(1, 600)]
    public int StallTimeoutSeconds { get; set; } = 30;

    /// <summary>The model's context length, in tokens; null for what the endpoint lists for its model, or 32768 where it lists nothing.</summary>
    [Range(1024, 10_000_000)]
    public int? ContextTokens { get; set; }
}
