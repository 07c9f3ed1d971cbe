using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Configuration;

/// <summary>What text an endpoint may be sent.</summary>
public enum TextClass
{
    /// <summary>Public passages and ordinary questions.</summary>
    Public,

    /// <summary>Documentation for staff or groups.</summary>
    Internal,

    /// <summary>Text of tickets.</summary>
    Tickets,

    /// <summary>Text with a restricted-data marking.</summary>
    Restricted,
}

/// <summary>One entry of the section <c>Models</c>: an OpenAI-compatible chat endpoint; the key is its name.</summary>
public sealed class ModelOptions
{
    /// <summary>Its base address, <c>/v1</c> included where it has one; <c>/chat/completions</c> is appended.</summary>
    [Required]
    public string? BaseUrl { get; set; }

    /// <summary>The model's name as the endpoint knows it.</summary>
    [Required]
    public string? Model { get; set; }

    /// <summary>A static key, sent as bearer token.</summary>
    public string? ApiKey { get; set; }

    /// <summary>A file whose content is the bearer token; read for every request.</summary>
    public string? TokenFile { get; set; }

    /// <summary>
    /// A shell command that prints the bearer token on its last line, or JSON with <c>access_token</c> and <c>expires_in</c>.
    /// It is run again before the token expires, and once where the endpoint refuses it.
    /// </summary>
    public string? TokenCommand { get; set; }

    /// <summary>The token endpoint of an OAuth 2 server that issues tokens for client credentials.</summary>
    public string? TokenUrl { get; set; }

    /// <summary>The client's name at that server.</summary>
    public string? ClientId { get; set; }

    /// <summary>The client's secret at that server.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The scopes to ask that server for, separated by blanks; null for its default.</summary>
    public string? Scope { get; set; }

    /// <summary>How long a token counts that does not say for how long it is good, in seconds.</summary>
    [Range(60, 30 * 24 * 3600)]
    public int TokenLifetimeSeconds { get; set; } = 3600;

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

    /// <summary>What text it may be sent; empty for public text alone.</summary>
    public List<TextClass> Accepts { get; set; } = [];

    /// <summary>Whether text of this class may be sent to it.</summary>
    public bool MayReceive(TextClass text) => Accepts.Count == 0 ? text == TextClass.Public : Accepts.Contains(text);
}
