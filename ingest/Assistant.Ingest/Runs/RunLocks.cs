namespace Assistant.Ingest.Runs;

/// <summary>Lets one run at a time work on a source, over processes and machines.</summary>
public sealed class RunLocks
{
    /// <summary>Takes the lock of a source; dispose to give it back.</summary>
    /// <exception cref="RunLockedException">A living run holds it.</exception>
    public Task<IAsyncDisposable> AcquireAsync(string source, CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <summary>Another run holds the lock of a source; the message names it, its process and its age.</summary>
public sealed class RunLockedException(string message) : Exception(message);
