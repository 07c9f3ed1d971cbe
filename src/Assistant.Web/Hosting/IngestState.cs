using Assistant.Ingest.Runs;

namespace Assistant.Web.Hosting;

/// <summary>How far the first taking-in of the sources is.</summary>
internal sealed class IngestState : IProgress<RunProgress>
{
    private volatile string? _busy = "starting";

    /// <summary>Whether it has ended, or was not needed.</summary>
    public bool Ready => _busy is null;

    /// <summary>What is under way, for people; null when nothing is.</summary>
    public string? Busy => _busy;

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Problem { get; private set; }

    public void Begin() => _busy = "reading the sources";

    public void Wait() => _busy = "another process is taking the sources in";

    public void End(string? problem)
    {
        Problem = problem;
        _busy = null;
    }

    /// <inheritdoc/>
    public void Report(RunProgress value) => _busy = $"reading {value.Source}: {value.Documents} documents so far";
}
