using Assistant.Core.Models.Wire;

namespace Assistant.Core.Models;

/// <summary>Ends the wait for an endpoint that is silent for too long, before the first token or after it.</summary>
internal sealed class Silence : IDisposable
{
    private readonly EndpointProblems _problems;
    private readonly TimeSpan _allowance;
    private readonly TimeSpan _stallTimeout;
    private readonly CancellationToken _user;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;
    private bool _begun;

    /// <summary>Begins to wait for the first token.</summary>
    public Silence(EndpointProblems problems, TimeSpan allowance, TimeSpan stallTimeout, TimeProvider clock, CancellationToken user)
    {
        (_problems, _allowance, _stallTimeout, _user) = (problems, allowance, stallTimeout, user);
        _timer = new CancellationTokenSource(allowance, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(user, _timer.Token);
    }

    /// <summary>Ends the request.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Whether it was the user who ended it.</summary>
    public bool OfUser => _user.IsCancellationRequested;

    /// <summary>What was wrong where it was not.</summary>
    public EndpointProblem Problem => _begun ? _problems.Stalled(_stallTimeout) : _problems.TimedOut(_allowance);

    /// <summary>Notes that something came; from now on the stall timeout counts.</summary>
    public void Broken()
    {
        _begun = true;
        _timer.CancelAfter(_stallTimeout);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
