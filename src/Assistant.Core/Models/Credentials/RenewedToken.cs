namespace Assistant.Core.Models.Credentials;

/// <summary>
/// A token that expires: issued once for all requests, renewed before its end, and once more where an endpoint refuses it.
/// </summary>
/// <param name="setting">The setting that it comes from.</param>
/// <param name="issue">Has a new one issued.</param>
/// <param name="defaultLifetime">How long one counts that does not say for how long it is good.</param>
/// <param name="clock">The clock.</param>
/// <param name="secret">A further secret that must not show, such as a client's; null for none.</param>
internal sealed class RenewedToken(
    string setting, Func<CancellationToken, Task<IssuedToken>> issue, TimeSpan defaultLifetime, TimeProvider clock, string? secret = null) : ICredential
{
    // Issuing may take its time: a helper that asks an identity provider, over a slow network.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // An endpoint that refuses every token must not make us have a new one issued for every question.
    private static readonly TimeSpan ShortestLife = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly SecretValues _values = new();
    private Held? _held;
    private Task<Held>? _issuing;
    private DateTimeOffset _noSoonerThan = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    public string Setting => setting;

    /// <inheritdoc/>
    public async ValueTask<string?> GetAsync(CancellationToken cancellationToken)
    {
        Task<Held> issuing;
        Held? usable;
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            usable = _held is { } held && now < held.Ends ? held : null;
            if (usable is not null && (now < usable.RenewFrom || now < _noSoonerThan))
            {
                return usable.Value;
            }

            issuing = _issuing ??= IssueAsync();
        }

        try
        {
            return (await issuing.WaitAsync(cancellationToken)).Value;
        }
        catch (CredentialException) when (usable is not null)
        {
            return usable.Value; // still good for a while; the next request but a few tries again
        }
    }

    /// <inheritdoc/>
    public bool Renew(string? refused)
    {
        lock (_lock)
        {
            if (_held is not { } held || held.Value != refused)
            {
                return true; // renewed meanwhile
            }

            if (clock.GetUtcNow() - held.Issued < ShortestLife)
            {
                return false;
            }

            _held = null;
            return true;
        }
    }

    /// <inheritdoc/>
    public string Hide(string text)
    {
        var hidden = _values.Hide(text);
        return string.IsNullOrEmpty(secret) ? hidden : hidden.Replace(secret, "[key]", StringComparison.Ordinal);
    }

    private async Task<Held> IssueAsync()
    {
        // Off the lock, and apart from the one who asked first: others wait for it too.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            var token = await issue(patience.Token);
            var now = clock.GetUtcNow();
            var life = token.Lifetime ?? defaultLifetime;
            var margin = life / 10 < LongestMargin ? life / 10 : LongestMargin;
            _values.Add(token.Value);
            var held = new Held(token.Value, now, now + life - margin, now + life);
            Settle(held, DateTimeOffset.MinValue);
            return held;
        }
        catch (OperationCanceledException slow)
        {
            Settle(null, clock.GetUtcNow() + ShortestLife);
            throw new CredentialException($"its token was not issued within {Patience.TotalSeconds:0} s", slow);
        }
        catch (CredentialException)
        {
            Settle(null, clock.GetUtcNow() + ShortestLife);
            throw;
        }
    }

    private void Settle(Held? held, DateTimeOffset noSoonerThan)
    {
        lock (_lock)
        {
            _held = held ?? _held;
            _noSoonerThan = noSoonerThan;
            _issuing = null;
        }
    }

    private sealed record Held(string Value, DateTimeOffset Issued, DateTimeOffset RenewFrom, DateTimeOffset Ends);
}
