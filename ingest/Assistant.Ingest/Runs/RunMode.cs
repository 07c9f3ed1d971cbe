namespace Assistant.Ingest.Runs;

/// <summary>How a run goes about its work.</summary>
/// <param name="Full">Re-reads and stores everything, changed or not.</param>
/// <param name="AcceptLoss">Takes a loss of many documents, or one content on most of them, for the truth.</param>
public sealed record RunMode(bool Full = false, bool AcceptLoss = false)
{
    /// <summary>Only what changed, and no loss beyond what is credible.</summary>
    public static RunMode Usual { get; } = new();
}
