using Assistant.Ingest.Runs;

namespace Assistant.Ingest.Cli.Output;

/// <summary>Shows the state of one source.</summary>
internal static class SourceStateView
{
    private const int FailuresShown = 5;

    /// <summary>As it stands in JSON.</summary>
    /// <param name="source">The source.</param>
    /// <param name="past">Its last runs, newest first; null where nobody asked.</param>
    public static object Row(SourceOverview source, IReadOnlyList<PastRun>? past) => new
    {
        source.Name,
        Kind = source.Configured?.Kind,
        Enabled = source.Configured?.Enabled ?? false,
        Searched = source.Held?.IsSearched ?? false,
        Documents = source.Held?.Documents ?? 0,
        Passages = source.Held?.Passages ?? 0,
        Vectors = source.Vectors is { } vectors ? new { vectors.Passages, Searched = vectors.IsSearched, OfAnotherModel = vectors.HasOthers } : null,
        source.Held?.Fault,
        LastRun = source.LastRun is { } run ? Row(run) : null,
        Unfinished = source.Unfinished is { } unfinished ? new { unfinished.StartedAt, State = unfinished.IsUnderWay ? "underWay" : "interrupted" } : null,
        Runs = past?.Select(Row),
    };

    /// <summary>As lines for people.</summary>
    public static IEnumerable<string> Lines(SourceOverview source, IReadOnlyList<PastRun>? past)
    {
        yield return $"  {source.Name} ({source.Kind}): {source.Held?.Documents ?? 0} documents, {source.Held?.Passages ?? 0} passages; {source.Runs}";
        foreach (var trouble in new[] { source.Held?.Fault, source.Silence, source.Meaning }.OfType<string>())
        {
            yield return $"    {trouble}";
        }

        var failed = source.LastRun?.Report.Failed ?? [];
        foreach (var failure in failed.Take(FailuresShown))
        {
            yield return $"    failed: {failure.Location}: {failure.Reason}";
        }

        if (failed.Count > FailuresShown)
        {
            yield return $"    and {failed.Count - FailuresShown} more failures; --json lists them all";
        }

        foreach (var run in past ?? [])
        {
            yield return $"    {run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {(run.EndedAt - run.StartedAt).TotalSeconds:0} s: {SourceOverview.Changes(run.Report)}";
        }
    }

    private static object Row(PastRun run) => new { run.StartedAt, run.EndedAt, Report = RunReportView.Row(run.Report) };
}
