using Assistant.Core.Passages;
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

    /// <summary>Who may read it, where that is not what the source's settings say.</summary>
    public Audience? Audience { get; init; }
}

/// <summary>A ticket, parsed and cleaned.</summary>
/// <param name="Ticket">The ticket, redacted and labelled.</param>
/// <param name="Redactions">How many pieces of each kind were removed from it.</param>
public sealed record FetchedTicket(Ticket Ticket, IReadOnlyDictionary<string, int> Redactions) : SourceItem
{
    /// <summary>How many bytes its record has.</summary>
    public long Bytes { get; init; }

    /// <summary>What the source will know the record's version by; null for the time of its last change.</summary>
    public DocumentVersion? Version { get; init; }
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

    /// <summary>Whether it is no document but the file or list that holds them.</summary>
    public bool IsWhole { get; init; }
}

/// <summary>A page links to an address that is not there. Nothing is lost by it, so it is no failure; the site's authors want to know.</summary>
/// <param name="Address">The missing address.</param>
/// <param name="NamedBy">The page with the link.</param>
public sealed record BrokenLink(string Address, string NamedBy) : SourceItem;

/// <summary>Something that whoever runs the source should know, and that is neither a document nor a failure.</summary>
/// <param name="Text">For people, without an end.</param>
public sealed record SourceRemark(string Text) : SourceItem;

/// <summary>
/// How far a walk has come: remembered together with the items before it, and given back with what is known at the next
/// walk. No document.
/// </summary>
/// <param name="Name">What it marks.</param>
/// <param name="Version">How far.</param>
public sealed record SourceMark(string Name, DocumentVersion Version) : SourceItem
{
    private const string Prefix = "mark:";

    /// <summary>The address that it is remembered under, among those of the documents.</summary>
    public string Address => AddressOf(Name);

    /// <summary>The address of a mark.</summary>
    public static string AddressOf(string name) => Prefix + name;

    /// <summary>Whether an address is that of a mark.</summary>
    public static bool IsOne(string address) => address.StartsWith(Prefix, StringComparison.Ordinal);
}

/// <summary>The walk saw everything there is.</summary>
public sealed record WalkCompleted : SourceItem
{
    /// <summary>When it began, UTC, where tickets may have been stored from elsewhere too: of those, the ones stored before it are gone if it did not see them.</summary>
    public DateTimeOffset? StartedAt { get; init; }
}
