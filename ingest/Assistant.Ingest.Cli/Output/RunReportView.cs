using Assistant.Ingest.Runs;

namespace Assistant.Ingest.Cli.Output;

/// <summary>Shows what a run did.</summary>
internal static class RunReportView
{
    /// <summary>Writes the report; returns the exit code it means.</summary>
    public static int Write(RunReport report, bool json)
    {
        if (json)
        {
            JsonOutput.Write(new { sources = report.Sources.Select(Row), report.Seconds });
        }
        else
        {
            foreach (var source in report.Sources)
            {
                WriteSource(source);
            }
        }

        return report.Succeeded ? ExitCodes.Ok : ExitCodes.SomethingFailed;
    }

    /// <summary>The report of one source as it stands in JSON.</summary>
    public static object Row(SourceReport source) => new
    {
        source.Name,
        Kind = JsonOutput.Name(source.Kind),
        source.Seen,
        source.Added,
        source.Changed,
        source.Unchanged,
        source.Removed,
        source.Failed,
        source.BrokenLinks,
        source.Redacted,
        source.Passages,
        source.Vectors,
        source.BytesFetched,
        source.Seconds,
        source.Note,
    };

    private static void WriteSource(SourceReport source)
    {
        Console.WriteLine(
            $"{source.Name} ({source.Kind}): {source.Seen} seen, {source.Added} added, {source.Changed} changed, {source.Unchanged} unchanged, "
            + $"{source.Removed} removed, {source.Failed.Count} failed; {source.Passages} passages in the store; {source.Seconds:0.0} s");
        if (source.Note is not null)
        {
            Console.WriteLine($"  {source.Note}");
        }

        foreach (var (kind, count) in source.Redacted)
        {
            Console.WriteLine($"  removed before storing: {count} x {kind}");
        }

        if (source.Vectors is { } vectors)
        {
            Console.WriteLine($"  vectors: {vectors.Embedded} made, {vectors.Kept} kept, {vectors.Waiting} waiting{(vectors.Refused > 0 ? $", {vectors.Refused} refused" : "")}");
            Console.Write(vectors.Problem is { } problem ? $"  not embedded: {problem}; the next run goes on there{Environment.NewLine}" : "");
        }

        foreach (var failure in source.Failed)
        {
            Console.WriteLine($"  failed: {failure.Location}: {failure.Reason}");
        }

        foreach (var link in source.BrokenLinks)
        {
            Console.WriteLine($"  broken link: {link.NamedBy} leads to {link.Address}, which is not there");
        }
    }
}
