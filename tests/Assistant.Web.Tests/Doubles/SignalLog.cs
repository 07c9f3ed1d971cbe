using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Assistant.Web.Tests.Doubles;

/// <summary>Lets a test wait for what a part logs, by the name of the message.</summary>
internal sealed class SignalLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new();

    /// <summary>Ends when the message is logged the next time.</summary>
    public Task NextAsync(string message) =>
        (_awaited[message] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name is { } name && _awaited.TryRemove(name, out var waiting))
        {
            waiting.SetResult();
        }
    }

    public void Dispose()
    {
    }
}
