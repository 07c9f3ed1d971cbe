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

/// <summary>What every endpoint of a model says: the credential to show it, and which text it may be sent.</summary>
public abstract class EndpointOptions
{
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

    /// <summary>What text it may be sent; empty for public text alone.</summary>
    public List<TextClass> Accepts { get; set; } = [];

    /// <summary>Whether text of this class may be sent to it.</summary>
    public bool MayReceive(TextClass text) => Accepts.Count == 0 ? text == TextClass.Public : Accepts.Contains(text);
}
