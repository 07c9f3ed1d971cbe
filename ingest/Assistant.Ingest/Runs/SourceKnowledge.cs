using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Runs;

/// <summary>What is known of a source before it is walked: its settings, and the documents that the last run left.</summary>
internal sealed class SourceKnowledge(SourceDefinition definition, IReadOnlyDictionary<string, DocumentState> remembered, ChunkingOptions chunking)
{
    // A rebuild pays where most documents were cut under other settings; a few that failed last time are done in place.
    private const double RebuildShare = 0.5;

    private readonly string _settings = ContentHash.OfSettings(definition.Audience, definition.Options.Tags, chunking);

    public string Source => definition.Name;

    public Audience Audience { get; } = definition.Audience;

    public IReadOnlyDictionary<string, string> Tags => definition.Options.Tags;

    /// <summary>By address.</summary>
    public IReadOnlyDictionary<string, DocumentState> Documents { get; } =
        remembered.Where(document => !SourceMark.IsOne(document.Key)).ToDictionary(document => document.Key, document => document.Value);

    /// <summary>What a rebuild under these settings had stored when it died; null for none. Tickets are taken in from their start.</summary>
    public UnfinishedRebuild? Unfinished =>
        !HoldsTickets && UnfinishedRebuild.Find(remembered.Values) is { } found && found.Documents.Values.All(IsCurrent) ? found : null;

    /// <summary>The rows that rebuilds which died have left.</summary>
    public IEnumerable<string> RowsOfRebuilds => remembered.Keys.Where(UnfinishedRebuild.IsOne);

    public bool HoldsTickets => definition.Options.Kind is SourceKind.TicketFile or SourceKind.ServiceNow;

    /// <summary>How many complete walks in a row must have missed a document before it counts as gone. What can be listed whole, such as a folder, is believed at once.</summary>
    public int Patience => definition.Options is { Kind: SourceKind.Website, Path: null } ? 2 : 1;

    /// <summary>Whether most documents were stored under other settings: who may read them, how they are cut. Uploads cannot be read again.</summary>
    public bool IsOutdated => Source != SourcesOptions.Uploads && Documents.Values.Count(document => !IsCurrent(document)) > Documents.Count * RebuildShare;

    /// <summary>
    /// The versions for conditional requests, and the marks. What was stored under other settings is fetched anew, changed or not: a
    /// server's "not modified" would keep its old labels.
    /// </summary>
    public Dictionary<string, DocumentVersion> Versions => remembered.Where(document => !UnfinishedRebuild.IsOne(document.Key)).ToDictionary(
        document => document.Key, document => IsCurrent(document.Value) ? document.Value.Version : new DocumentVersion(null, null));

    public DocumentId Id(string address) => new(Source, address);

    /// <summary>Passages of a ticket with the source's tags.</summary>
    public IReadOnlyList<Passage> Tagged(IReadOnlyList<Passage> passages) =>
        Tags.Count == 0 ? passages : [.. passages.Select(passage => passage with { Tags = Tags })];

    /// <summary>How far a walk has come, as it is remembered.</summary>
    public DocumentState StateOf(SourceMark mark) => new(mark.Address, mark.Version, _settings + "mark", [], DateTimeOffset.UnixEpoch);

    private bool IsCurrent(DocumentState document) => document.ContentHash.StartsWith(_settings, StringComparison.Ordinal);
}
