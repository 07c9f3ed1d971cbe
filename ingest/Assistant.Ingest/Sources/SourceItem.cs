using Assistant.Core.Tickets;
using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Sources;

/// <summary>One thing that the walk of a source brings.</summary>
public abstract record SourceItem;

/// <summary>A page, fetched.</summary>
/// <param name="Address">Its canonical address within the source: the absolute URL, or the path below <c>/sources/{source}/</c>.</param>
/// <param name="Url">Where it opens for people: the absolute URL, or <c>/sources/{source}/{path}</c>.</param>
/// <param name="Content">Its HTML, decoded.</param>
/// <param name="Version">What the server said about its version.</param>
/// <param name="Bytes">How many bytes were transferred.</param>
/// <param name="FetchedAt">When, UTC.</param>
public sealed record FetchedDocument(
    string Address, string Url, string Content, DocumentVersion Version, long Bytes, DateTimeOffset FetchedAt) : SourceItem
{
    /// <summary>What a reader took out of it, where the source has read it already; null where it has not.</summary>
    public ReadPage? Page { get; init; }
}

/// <summary>A ticket, parsed and cleaned.</summary>
/// <param name="Ticket">The ticket, redacted and labelled.</param>
/// <param name="Redactions">How many pieces of each kind were removed from it.</param>
public sealed record FetchedTicket(Ticket Ticket, IReadOnlyDictionary<string, int> Redactions) : SourceItem
{
    /// <summary>How many bytes its record has.</summary>
    public long Bytes { get; init; }
}

/// <summary>A document that the server says has not changed.</summary>
/// <param name="Address">Its canonical address.</param>
public sealed record UnchangedDocument(string Address) : SourceItem;

/// <summary>A document that the server says is gone (404, 410).</summary>
/// <param name="Address">Its canonical address.</param>
public sealed record GoneDocument(string Address) : SourceItem;

/// <summary>A document that could not be read; it keeps what the store has of it.</summary>
/// <param name="Location">Where: an address, or a position in a file.</param>
/// <param name="Reason">What is wrong and what to do, for people.</param>
public sealed record FailedDocument(string Location, string Reason) : SourceItem
{
    /// <summary>The address under which the store may hold it, where that is not the location; it is not gone, only unreadable.</summary>
    public string? Address { get; init; }
}

/// <summary>A page links to an address that is not there. Nothing is lost by it, so it is no failure; the site's authors want to know.</summary>
/// <param name="Address">The missing address.</param>
/// <param name="NamedBy">The page with the link.</param>
public sealed record BrokenLink(string Address, string NamedBy) : SourceItem;

/// <summary>The walk saw everything there is.</summary>
public sealed record WalkCompleted : SourceItem;
