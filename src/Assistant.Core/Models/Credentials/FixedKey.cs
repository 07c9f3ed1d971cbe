namespace Assistant.Core.Models.Credentials;

/// <summary>A key of the settings, or none at all.</summary>
internal sealed class FixedKey(string? key) : ICredential
{
    private readonly string? _key = string.IsNullOrWhiteSpace(key) ? null : key.Trim();

    /// <inheritdoc/>
    public string Setting => "ApiKey";

    /// <inheritdoc/>
    public ValueTask<string?> GetAsync(CancellationToken cancellationToken) => new(_key);

    /// <inheritdoc/>
    public bool Renew(string? refused) => false;

    /// <inheritdoc/>
    public string Hide(string text) => _key is null ? text : text.Replace(_key, "[key]", StringComparison.Ordinal);
}
