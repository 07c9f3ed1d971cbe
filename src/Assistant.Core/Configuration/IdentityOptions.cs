namespace Assistant.Core.Configuration;

/// <summary>How the web app knows who asks.</summary>
public enum IdentityMode
{
    /// <summary>One person on their own machine, who is staff and administrator; loopback only.</summary>
    Local,

    /// <summary>Headers of a trusted reverse proxy.</summary>
    Proxy,

    /// <summary>An OpenID Connect provider.</summary>
    Oidc,
}

/// <summary>Which claim of a caller is compared with the requester of a ticket.</summary>
public enum RequesterMatch
{
    /// <summary>The user name.</summary>
    UserName,

    /// <summary>The verified e-mail address.</summary>
    Email,
}

/// <summary>Section <c>Identity</c>.</summary>
public sealed class IdentityOptions
{
    /// <summary>How the web app knows who asks.</summary>
    public IdentityMode Mode { get; set; } = IdentityMode.Local;

    /// <summary>Which claim makes a caller the requester of a ticket.</summary>
    public RequesterMatch RequesterMatch { get; set; } = RequesterMatch.UserName;

    /// <summary>Settings of mode <see cref="IdentityMode.Proxy"/>.</summary>
    public ProxyIdentityOptions Proxy { get; set; } = new();

    /// <summary>Settings of mode <see cref="IdentityMode.Oidc"/>.</summary>
    public OidcIdentityOptions Oidc { get; set; } = new();
}

/// <summary>Section <c>Identity:Proxy</c>.</summary>
public sealed class ProxyIdentityOptions
{
    /// <summary>Addresses whose headers are believed.</summary>
    public List<string> TrustedProxies { get; set; } = ["127.0.0.1"];

    /// <summary>Header with the user name.</summary>
    public string UserHeader { get; set; } = "X-Remote-User";

    /// <summary>Header with the verified e-mail address.</summary>
    public string EmailHeader { get; set; } = "X-Remote-Email";

    /// <summary>Header with the roles.</summary>
    public string RolesHeader { get; set; } = "X-Remote-Roles";

    /// <summary>Header with the groups.</summary>
    public string GroupsHeader { get; set; } = "X-Remote-Groups";

    /// <summary>Header with the secret that the proxy shares.</summary>
    public string? SecretHeader { get; set; }

    /// <summary>That secret.</summary>
    public string? Secret { get; set; }

    /// <summary>Values of the roles header that make staff.</summary>
    public List<string> StaffValues { get; set; } = ["staff"];

    /// <summary>Values of the roles header that make administrators.</summary>
    public List<string> AdminValues { get; set; } = ["admin"];
}

/// <summary>Section <c>Identity:Oidc</c>.</summary>
public sealed class OidcIdentityOptions
{
    /// <summary>The provider's issuer address.</summary>
    public string? Authority { get; set; }

    /// <summary>Our client id there.</summary>
    public string? ClientId { get; set; }

    /// <summary>Our client secret there.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Claim with the user name.</summary>
    public string UserClaim { get; set; } = "preferred_username";

    /// <summary>Claim with the e-mail address.</summary>
    public string EmailClaim { get; set; } = "email";

    /// <summary>Claim with the groups.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>Groups that make staff.</summary>
    public List<string> StaffValues { get; set; } = [];

    /// <summary>Groups that make administrators.</summary>
    public List<string> AdminValues { get; set; } = [];
}
