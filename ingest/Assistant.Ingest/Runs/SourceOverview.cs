using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Passages.Vectors;

namespace Assistant.Ingest.Runs;

/// <summary>One source as it is configured, held and was last run; what is not known is null.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Configured">Its settings; null where they name it no longer, and for uploads.</param>
/// <param name="Held">What the store holds of it.</param>
/// <param name="LastRun">Its last run that came to an end.</param>
/// <param name="Unfinished">A later run that did not, or not yet.</param>
public sealed record SourceOverview(string Name, SourceOptions? Configured, SourceStatus? Held, PastRun? LastRun, UnfinishedRun? Unfinished)
{
    /// <summary>How far its passages have vectors of the configured model; null where none is configured.</summary>
    public VectorStatus? Vectors { get; init; }

    /// <summary>The same in one line without an end, and what to do; null where there is nothing to say.</summary>
    public string? Meaning
    {
        get
        {
            if (Vectors is not { } vectors || Held is not { Passages: > 0, Fault: null } held)
            {
                return null;
            }

            var state = $"{vectors.Passages} of {held.Passages} passages have a vector";
            return LastRun?.Report.Vectors?.Problem is { } problem ? $"{state}; the last run could not make all: {problem}"
                : vectors.IsSearched ? state
                : vectors.HasOthers ? $"{state}: the model or its settings changed; 'ingest run' makes all anew, and searches are by words until then"
                : LastRun?.Report.Vectors is { Embedded: 0, Kept: 0, Waiting: 0 } ? $"{state}: the endpoint may not be sent its text (Embeddings:Accepts)"
                : $"{state}: searches are by words until 'ingest run' has made all";
        }
    }

    /// <summary>What it is, for people.</summary>
    public string Kind => Configured?.Kind?.ToString() ?? (Name == SourcesOptions.Uploads ? "Upload" : LastRun?.Report.Kind ?? "unknown");

    /// <summary>Why it is not searched, for people; null where it is.</summary>
    public string? Silence => Held is not { IsSearched: false } ? null
        : Configured is null ? "no longer in the settings: not searched, and taken out by the next run"
        : "switched off: kept, but not searched";

    /// <summary>How its last runs went, in one line without an end.</summary>
    public string Runs
    {
        get
        {
            var last = LastRun is null ? "never run to the end" : $"last run {At(LastRun.EndedAt)}: {Changes(LastRun.Report)}";
            return Unfinished switch
            {
                null when LastRun is null => "never run",
                null => last,
                { IsUnderWay: true } => $"a run is under way since {At(Unfinished.StartedAt)}; {last}",
                _ => $"interrupted, started {At(Unfinished.StartedAt)}; {last}",
            };
        }
    }

    /// <summary>What a run did, in a few words.</summary>
    public static string Changes(SourceReport report)
    {
        var parts = new[] { (report.Added, "added"), (report.Changed, "changed"), (report.Removed, "removed"), (report.Failed.Count, "failed") }
            .Where(part => part.Item1 > 0).Select(part => $"{part.Item1} {part.Item2}").ToList();
        return parts.Count == 0 ? $"{report.Unchanged} unchanged" : string.Join(", ", parts);
    }

    private static string At(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC";
}
