using System.Diagnostics;

namespace Assistant.Benchmarks.KillRuns;

/// <summary>A run of the real program in a process of its own.</summary>
internal sealed class IngestProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private IngestProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Ends with the process.</summary>
    public Task Ended => _process.WaitForExitAsync();

    /// <summary>Starts <c>ingest</c>.</summary>
    public static IngestProcess Start(string settings, params IEnumerable<string> arguments) => new(Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ingest.dll"), .. arguments, "--config", settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);

    /// <summary>Kills it, as <c>kill -9</c> does; whether it still lived.</summary>
    public async Task<bool> KillAsync()
    {
        if (_process.HasExited)
        {
            return false;
        }

        _process.Kill();
        await Ended;
        return _process.ExitCode != 0;
    }

    /// <summary>Waits for its end; what it wrote where it did not end well, null where it did.</summary>
    public async Task<string?> FailureAsync()
    {
        await Ended;
        return _process.ExitCode == 0 ? null : $"exit status {_process.ExitCode}: {await _output}{await _error}";
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();
}
