namespace Assistant.Core.Models.Credentials;

/// <summary>A key in a file. The file is read for every request, so that a new key counts at once.</summary>
internal sealed class KeyFile(string path) : ICredential
{
    private readonly SecretValues _values = new();

    /// <inheritdoc/>
    public string Setting => "TokenFile";

    /// <inheritdoc/>
    public async ValueTask<string?> GetAsync(CancellationToken cancellationToken)
    {
        string key;
        try
        {
            key = (await File.ReadAllTextAsync(path, cancellationToken)).Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CredentialException($"its key file {path} cannot be read; see that it is there and that this program may read it", fault);
        }

        if (!BearerToken.IsValid(key))
        {
            throw new CredentialException($"its key file {path} holds no key; it must hold the key alone, on one line");
        }

        _values.Add(key);
        return key;
    }

    /// <inheritdoc/>
    public bool Renew(string? refused)
    {
        try
        {
            return File.ReadAllText(path).Trim() != refused;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public string Hide(string text) => _values.Hide(text);
}
