using Assistant.Core.Configuration;

namespace Assistant.Core.Models;

/// <summary>
/// How many tokens a model's context holds, prompt and answer together: as configured, else as the endpoint lists it, and
/// never more than it once said when it refused a prompt. Safe for concurrent use.
/// </summary>
/// <param name="options">The endpoint's settings.</param>
/// <param name="list">Asks the endpoint what it lists for its model; null where it lists nothing.</param>
/// <param name="clock">The clock.</param>
internal sealed class ContextWindow(ModelOptions options, Func<CancellationToken, Task<int?>> list, TimeProvider clock)
{
    // What models had before long contexts became common would waste most of what today's have; a refusal corrects it.
    private const int Assumed = 32_768;
    private const int Smallest = 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ListedAnew = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private Task<int?>? _listed;
    private DateTimeOffset _listAgain = DateTimeOffset.MinValue;
    private int _refusedAbove = int.MaxValue;

    /// <summary>The size now.</summary>
    public async ValueTask<int> GetAsync(CancellationToken cancellationToken)
    {
        var size = options.ContextTokens ?? await ListedAsync().WaitAsync(cancellationToken) ?? Assumed;
        lock (_lock)
        {
            return Math.Min(size, _refusedAbove);
        }
    }

    /// <summary>The size to fit a prompt to after the endpoint refused one for its length.</summary>
    /// <param name="used">The size that the refused prompt was fitted to.</param>
    /// <param name="stated">The size that the endpoint names; null for none.</param>
    public int Smaller(int used, int? stated)
    {
        if (stated is >= Smallest and var real && real < used)
        {
            lock (_lock)
            {
                _refusedAbove = Math.Min(_refusedAbove, real);
            }

            return real;
        }

        // The size was right, the counting was not: the model's own tokens are smaller.
        return Math.Max(Smallest, used * 2 / 3);
    }

    private Task<int?> ListedAsync()
    {
        lock (_lock)
        {
            if (_listed is null || (_listed.IsCompleted && clock.GetUtcNow() >= _listAgain))
            {
                _listAgain = clock.GetUtcNow() + ListedAnew;
                _refusedAbove = int.MaxValue; // another model may run there by now
                _listed = AskAsync();
            }

            return _listed;
        }
    }

    private async Task<int?> AskAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            return await list(patience.Token) is >= Smallest and var size ? size : null;
        }
        catch (Exception)
        {
            return null; // whether it answers at all shows when it is asked
        }
    }
}
