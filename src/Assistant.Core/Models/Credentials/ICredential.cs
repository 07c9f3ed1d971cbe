namespace Assistant.Core.Models.Credentials;

/// <summary>What an endpoint wants to be shown. Safe for concurrent use; its value gets into requests and nowhere else.</summary>
internal interface ICredential
{
    /// <summary>The setting that it comes from, for messages.</summary>
    string Setting { get; }

    /// <summary>The bearer token to send now; null for none.</summary>
    /// <exception cref="CredentialException">It cannot be had.</exception>
    ValueTask<string?> GetAsync(CancellationToken cancellationToken);

    /// <summary>Notes that an endpoint refused a token, and says whether asking again may bring another one.</summary>
    bool Renew(string? refused);

    /// <summary>A text without the values of the credential.</summary>
    string Hide(string text);
}

/// <summary>A credential cannot be had. The message says why and what to do, and holds nothing secret.</summary>
internal sealed class CredentialException(string message, Exception? innerException = null) : Exception(message, innerException);
