using System.Text.Json.Serialization;
using Assistant.Ingest.Embedding;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Runs;

/// <summary>What a run did to one source; counts are documents unless said otherwise.</summary>
/// <param name="Name">The source.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Seen">Documents that the walk brought, failed ones included; what failed as a whole, as a file or a site, is none.</param>
/// <param name="Added">New ones.</param>
/// <param name="Changed">Ones whose content changed.</param>
/// <param name="Unchanged">Ones that stayed as they were.</param>
/// <param name="Removed">Ones taken out because they are gone.</param>
/// <param name="Failed">Ones that could not be read, with the reason; they keep what the store had.</param>
/// <param name="Passages">Passages that the source holds after the run.</param>
/// <param name="BytesFetched">Bytes transferred.</param>
/// <param name="Seconds">Duration.</param>
/// <param name="Redacted">Pieces removed by kind, for people; empty for none.</param>
/// <param name="BrokenLinks">Links of the pages to addresses that are not there; no failures.</param>
public sealed record SourceReport(
    string Name, string Kind, int Seen, int Added, int Changed, int Unchanged, int Removed,
    IReadOnlyList<DocumentFailure> Failed, long Passages, long BytesFetched, double Seconds,
    IReadOnlyDictionary<string, int> Redacted, IReadOnlyList<BrokenLink> BrokenLinks)
{
    /// <summary>What else there is to say, for people; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>How far its passages have vectors; null where no embedding endpoint is configured.</summary>
    public VectorReport? Vectors { get; init; }

    /// <summary>Whether it failed and found no document that the store has or was given.</summary>
    [JsonIgnore]
    public bool BroughtNothing => Failed.Count > 0 && Added + Changed + Unchanged + Removed == 0;

    /// <summary>The report of a source of which nothing could be read.</summary>
    public static SourceReport Unreadable(string name, string kind, string location, string reason) =>
        new(name, kind, 0, 0, 0, 0, 0, [new DocumentFailure(location, reason)], 0, 0, 0, new Dictionary<string, int>(), []);
}

/// <summary>One document that failed.</summary>
/// <param name="Location">Where: an address, or a position in a file.</param>
/// <param name="Reason">What is wrong and what to do.</param>
public sealed record DocumentFailure(string Location, string Reason)
{
    /// <summary>Both in one line for people; a reason that names the address or path already is enough.</summary>
    public string Describe() => IsAddress && NamesIt() ? Reason : $"{Location}: {Reason}";

    private bool IsAddress => Location.AsSpan().IndexOfAny('/', '\\') >= 0;

    // The whole of it: a longer address that begins the same is another.
    private bool NamesIt()
    {
        var at = Reason.IndexOf(Location, StringComparison.Ordinal);
        return at >= 0 && (at + Location.Length == Reason.Length || Reason[at + Location.Length] is ' ' or ',' or ';' or ')' or ':' or '\'' or '"');
    }
}

/// <summary>What a run did.</summary>
/// <param name="Sources">By source.</param>
/// <param name="Seconds">Duration of the whole.</param>
public sealed record RunReport(IReadOnlyList<SourceReport> Sources, double Seconds)
{
    /// <summary>Whether every document of every source was read.</summary>
    public bool Succeeded => Sources.All(source => source.Failed.Count == 0);
}
