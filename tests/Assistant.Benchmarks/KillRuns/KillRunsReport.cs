namespace Assistant.Benchmarks.KillRuns;

/// <summary>What came of it.</summary>
/// <param name="Killed">Runs that were killed.</param>
/// <param name="Early">Of those, the ones killed before they asked the site for anything.</param>
/// <param name="Completed">Runs that ended before they were to be killed.</param>
/// <param name="Documents">Documents in the store after the last, complete run.</param>
/// <param name="Passages">Passages in it.</param>
/// <param name="Faults">What was wrong; none if all is well.</param>
public sealed record KillRunsReport(int Killed, int Early, int Completed, int Documents, int Passages, IReadOnlyList<string> Faults)
{
    /// <summary>For people.</summary>
    public override string ToString() => string.Join(
        Environment.NewLine,
        [
            $"{Killed} runs killed ({Early} before their first request), {Completed} ended before",
            $"after the last, complete run: {Documents} documents, {Passages} passages",
            Faults.Count == 0 ? "after every kill the store opened and answered, and in the end it equals one built in one go" : $"{Faults.Count} faults:",
            .. Faults,
        ]);
}
