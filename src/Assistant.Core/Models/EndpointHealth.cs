namespace Assistant.Core.Models;

/// <summary>How an endpoint has answered lately. Safe for concurrent use.</summary>
public sealed class EndpointHealth(TimeProvider? clock = null)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private DateTimeOffset? _lastSuccess;
    private DateTimeOffset? _lastFailure;
    private DateTimeOffset _retryAt = DateTimeOffset.MinValue;
    private EndpointProblem? _problem;
    private int _failures;

    /// <summary>Whether its last request was answered, or none was made yet.</summary>
    public bool Healthy
    {
        get
        {
            lock (_lock)
            {
                return _failures == 0;
            }
        }
    }

    /// <summary>What was wrong with its last request; null where nothing was.</summary>
    internal EndpointProblem? Problem
    {
        get
        {
            lock (_lock)
            {
                return _problem;
            }
        }
    }

    /// <summary>Whether it failed so lately that others are asked before it.</summary>
    internal bool Resting => RestsUntil > _clock.GetUtcNow();

    /// <summary>When its rest ends.</summary>
    internal DateTimeOffset RestsUntil
    {
        get
        {
            lock (_lock)
            {
                return _retryAt;
            }
        }
    }

    /// <summary>Its state in a few words, for people.</summary>
    public string Describe()
    {
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            return (_failures, _lastSuccess) switch
            {
                (0, null) => "not asked yet",
                (0, { } success) => $"answered {Ago(now - success)}",
                _ => $"{_problem?.Message} ({(_failures == 1 ? "once" : $"{_failures} times in a row")}, last {Ago(now - _lastFailure!.Value)})",
            };
        }
    }

    /// <summary>Notes that a request begins: while a failing endpoint is tried again, other questions pass it by.</summary>
    internal void Trying(TimeSpan allowance)
    {
        lock (_lock)
        {
            if (_failures > 0)
            {
                _retryAt = _clock.GetUtcNow() + allowance;
            }
        }
    }

    /// <summary>Notes an answer.</summary>
    internal void Succeeded()
    {
        lock (_lock)
        {
            (_failures, _problem, _retryAt, _lastSuccess) = (0, null, DateTimeOffset.MinValue, _clock.GetUtcNow());
        }
    }

    /// <summary>Notes a failure; the rest that follows doubles with each one in a row.</summary>
    internal void Failed(EndpointProblem problem)
    {
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            _lastFailure = now;
            _problem = problem;
            var pause = FirstPause * Math.Pow(2, Math.Min(_failures, 8));
            pause = problem.RetryAfter is { } asked && asked > pause ? asked : pause;
            _failures++;
            _retryAt = now + (pause < LongestPause ? pause : LongestPause);
        }
    }

    private static string Ago(TimeSpan time) => time switch
    {
        { TotalSeconds: < 90 } => $"{Math.Max(0, time.TotalSeconds):0} s ago",
        { TotalMinutes: < 90 } => $"{time.TotalMinutes:0} min ago",
        { TotalHours: < 48 } => $"{time.TotalHours:0} h ago",
        _ => $"{time.TotalDays:0} days ago",
    };
}
