using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Tickets;
using Assistant.Ingest.Chunking;
using Assistant.Ingest.Reading;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Runs;

/// <summary>The working state of one source within a run: what is known, what was seen, what waits to be committed.</summary>
internal sealed class SourceRefresh(
    SourceDefinition definition,
    RefreshTools tools,
    ISourceWriter writer,
    IReadOnlyDictionary<string, DocumentState> known,
    bool rewriteAll)
{
    // Documents between two commits: small enough to lose little, large enough for the index to merge seldom.
    private const int CommitEvery = 200;

    // A complete walk that lost more than this share of the documents is taken for a fault of the site, not for the truth.
    private const double LargestCredibleLoss = 0.5;
    private const int SmallSource = 10;

    private readonly HashSet<string> _seen = [];
    private readonly HashSet<string> _counted = [];
    private readonly Dictionary<string, DateTimeOffset?> _taken = [];
    private readonly List<DocumentState> _present = [];
    private readonly List<string> _removed = [];
    private WalkCompleted? _complete;

    private bool HoldsTickets => definition.Options.Kind is SourceKind.TicketFile or SourceKind.ServiceNow;

    public SourceTally Tally { get; } = new();

    /// <summary>Deals with one item of the walk.</summary>
    public async Task TakeAsync(SourceItem item, CancellationToken cancellationToken)
    {
        switch (item)
        {
            case FetchedDocument page when IsWanted(page.Address, page.Version.LastModified):
                await TakePageAsync(page, cancellationToken);
                break;
            case FetchedTicket fetched when IsWanted(fetched.Ticket.SysId, fetched.Ticket.UpdatedAt):
                await TakeTicketAsync(fetched, cancellationToken);
                break;
            case UnchangedDocument unchanged when _seen.Add(unchanged.Address):
                Count(unchanged.Address, StoredChange.Unchanged);
                break;
            case GoneDocument gone:
                await RemoveAsync(gone.Address, cancellationToken);
                break;
            case FailedDocument failed:
                _seen.Add(failed.Address ?? failed.Location);
                Tally.Fail(failed.Location, failed.Reason);
                break;
            case BrokenLink broken:
                Tally.CountBrokenLink(broken);
                break;
            case SourceMark mark:
                _seen.Add(mark.Address);
                _present.Add(new DocumentState(mark.Address, mark.Version, MarkHash, [], DateTimeOffset.UnixEpoch));
                break;
            case WalkCompleted completed:
                _complete = completed;
                break;
        }

        if (_present.Count + _removed.Count >= CommitEvery)
        {
            await CommitAsync(cancellationToken);
        }
    }

    /// <summary>Takes out what a complete walk no longer found, and commits the rest.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        var missing = _complete is null ? [] : known.Keys.Where(address => !_seen.Contains(address) && !SourceMark.IsOne(address)).ToList();
        if (missing.Count > SmallSource && missing.Count > known.Count * LargestCredibleLoss)
        {
            Tally.Fail(definition.Name, $"{missing.Count} of {known.Count} documents are missing at once, so none was removed; check the source, and run with --full if this is right.");
            missing = rewriteAll ? missing : [];
        }

        foreach (var address in missing)
        {
            await RemoveAsync(address, cancellationToken);
        }

        await CommitAsync(cancellationToken);
        if (_complete?.StartedAt is { } startedAt)
        {
            await RemoveStrangersAsync(startedAt, cancellationToken);
        }
    }

    // A walk over a table that changes meanwhile may bring a record again, as it is then.
    private bool IsWanted(string address, DateTimeOffset? changedAt)
    {
        var isFirst = _seen.Add(address);
        var isLater = definition.Options.Kind == SourceKind.ServiceNow && (!_taken.TryGetValue(address, out var before) || changedAt > before);
        if (isFirst || isLater)
        {
            _taken[address] = changedAt;
        }

        return isFirst || isLater;
    }

    private void Count(string address, StoredChange change)
    {
        if (_counted.Add(address))
        {
            Tally.Count(change);
        }
    }

    // A ticket that somebody asked for by its number was stored then and there. Where a complete list lacks it and no run
    // has taken it in, nothing else would ever take it out.
    private async Task RemoveStrangersAsync(DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        foreach (var sysId in await tools.Tickets.ListSysIdsAsync(definition.Name, startedAt, cancellationToken))
        {
            if (!_seen.Contains(sysId) && !known.ContainsKey(sysId))
            {
                await tools.Tickets.RemoveAsync(definition.Name, sysId, cancellationToken);
            }
        }
    }

    private string MarkHash => ContentHash.OfSettings(definition.Audience, definition.Options.Tags, tools.Chunking) + "mark";

    private async Task TakePageAsync(FetchedDocument fetched, CancellationToken cancellationToken)
    {
        Tally.Bytes += fetched.Bytes;
        var page = fetched.Page ?? tools.Reader.Read(fetched.Content);
        var origin = new PassageOrigin(
            new DocumentId(definition.Name, fetched.Address), fetched.Url, PassageKind.Documentation,
            fetched.Audience ?? definition.Audience, definition.Options.Tags, fetched.FetchedAt);
        var hash = ContentHash.OfPage(page, origin, definition.Audience, tools.Chunking);
        await StoreAsync(fetched.Address, fetched.Version, hash, isTicket: false, () => tools.Chunker.Split(page, origin), fetched.FetchedAt, cancellationToken);
    }

    private async Task TakeTicketAsync(FetchedTicket fetched, CancellationToken cancellationToken)
    {
        Tally.CountRedactions(fetched.Redactions);
        Tally.Bytes += fetched.Bytes;
        var ticket = fetched.Ticket;
        var version = fetched.Version ?? new DocumentVersion(null, ticket.UpdatedAt);
        var hash = ContentHash.OfTicket(ticket, definition.Audience, definition.Options.Tags, tools.Chunking);
        if (!rewriteAll && known.GetValueOrDefault(ticket.SysId) is { } before && before.ContentHash == hash && before.Version == version)
        {
            Count(ticket.SysId, StoredChange.Unchanged);
            return;
        }

        // The record before its passages, so that every citation opens.
        await tools.Tickets.SaveAsync(ticket, cancellationToken);
        await StoreAsync(ticket.SysId, version, hash, isTicket: true, () => Tag(tools.TicketChunker.Split(ticket)), ticket.FetchedAt, cancellationToken);
    }

    private IReadOnlyList<Passage> Tag(IReadOnlyList<Passage> passages) =>
        definition.Options.Tags.Count == 0 ? passages : [.. passages.Select(passage => passage with { Tags = definition.Options.Tags })];

    private async Task StoreAsync(
        string address, DocumentVersion version, string hash, bool isTicket, Func<IReadOnlyList<Passage>> split, DateTimeOffset fetchedAt, CancellationToken cancellationToken)
    {
        var before = known.GetValueOrDefault(address);
        if (before?.ContentHash == hash && !rewriteAll)
        {
            Count(address, StoredChange.Unchanged);
            if (before.Version != version)
            {
                _present.Add(before with { Version = version, FetchedAt = fetchedAt });
            }

            return;
        }

        var passages = split();
        if (passages.Count == 0 && !isTicket)
        {
            if (before is not null)
            {
                await RemoveAsync(address, cancellationToken);
            }

            return; // A page without content (a search page, a redirect stub) is no document; a ticket always is one.
        }

        await writer.ReplaceAsync(new DocumentId(definition.Name, address), passages, cancellationToken);
        _present.Add(new DocumentState(address, version, hash, [.. passages.Select(passage => passage.Id)], fetchedAt));
        Count(address, before is null ? StoredChange.Added : before.ContentHash == hash ? StoredChange.Unchanged : StoredChange.Changed);
    }

    private async Task RemoveAsync(string address, CancellationToken cancellationToken)
    {
        _seen.Add(address);
        if (!known.ContainsKey(address) && !_taken.ContainsKey(address))
        {
            return;
        }

        _present.RemoveAll(document => document.Address == address);
        await writer.RemoveAsync(new DocumentId(definition.Name, address), cancellationToken);
        if (HoldsTickets)
        {
            await tools.Tickets.RemoveAsync(definition.Name, address, cancellationToken);
        }

        _removed.Add(address);
        Tally.CountRemoved();
    }

    // The passages first, then what is remembered of them: after a death in between the next run does the work again,
    // and passages that are already there get the same ids.
    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        await writer.CommitAsync(cancellationToken);
        await tools.Ledger.SaveAsync(definition.Name, _present, _removed, cancellationToken);
        _present.Clear();
        _removed.Clear();
    }
}

/// <summary>The parts that a refresh works with.</summary>
internal sealed record RefreshTools(
    HtmlReader Reader, PassageChunker Chunker, TicketChunker TicketChunker, TicketStore Tickets, DocumentLedger Ledger, ChunkingOptions Chunking);
