namespace Assistant.Ingest.Runs;

/// <summary>How far a run has come with one source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Documents">Documents dealt with so far.</param>
/// <param name="Expected">Documents known from the last run; 0 for a first run.</param>
/// <param name="Failed">Documents that failed so far.</param>
/// <param name="Ended">Whether the source is done.</param>
public sealed record RunProgress(string Source, int Documents, int Expected, int Failed, bool Ended)
{
    /// <summary>Passages that got vectors so far.</summary>
    public int Embedded { get; init; }
}
