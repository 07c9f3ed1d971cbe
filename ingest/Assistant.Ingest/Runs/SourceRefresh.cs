using System.Text.RegularExpressions;
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
    private const int CommitEvery = 1000;

    // A complete walk that lost more than this share of the documents is taken for a fault of the site, not for the truth.
    private const double LargestCredibleLoss = 0.5;
    private const int SmallSource = 10;

    private readonly TicketBatch _tickets = new(tools.Tickets);
    private readonly HashSet<string> _seen = [];
    private readonly List<DocumentState> _present = [];
    private readonly List<string> _removed = [];
    private bool _complete;

    private bool HoldsTickets => definition.Options.Kind is SourceKind.TicketFile or SourceKind.ServiceNow;

    public SourceTally Tally { get; } = new();

    /// <summary>Deals with one item of the walk.</summary>
    public async Task TakeAsync(SourceItem item, CancellationToken cancellationToken)
    {
        switch (item)
        {
            case FetchedDocument page when _seen.Add(page.Address):
                await TakePageAsync(page, cancellationToken);
                break;
            case FetchedTicket fetched when _seen.Add(fetched.Ticket.SysId):
                await TakeTicketAsync(fetched, cancellationToken);
                break;
            case UnchangedDocument unchanged when _seen.Add(unchanged.Address):
                Tally.Count(StoredChange.Unchanged);
                break;
            case GoneDocument gone:
                await _tickets.FlushAsync(cancellationToken);
                await RemoveAsync(gone.Address, cancellationToken);
                break;
            case FailedDocument failed:
                _seen.Add(failed.Address ?? failed.Location);
                Tally.Fail(failed.Location, failed.Reason);
                break;
            case BrokenLink broken:
                Tally.CountBrokenLink(broken);
                break;
            case WalkCompleted:
                _complete = true;
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
        await _tickets.FlushAsync(cancellationToken);
        var missing = _complete ? known.Keys.Where(address => !_seen.Contains(address)).ToList() : [];
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
    }

    private async Task TakePageAsync(FetchedDocument fetched, CancellationToken cancellationToken)
    {
        Tally.Bytes += fetched.Bytes;
        var page = fetched.Page ?? tools.Reader.Read(fetched.Content);
        var origin = new PassageOrigin(
            new DocumentId(definition.Name, fetched.Address), fetched.Url, PassageKind.Documentation,
            definition.Audience, definition.Options.Tags, fetched.FetchedAt);
        var hash = ContentHash.OfPage(page, origin, tools.Chunking);
        await StoreAsync(fetched.Address, fetched.Version, hash, () => tools.Chunker.Split(page, origin), fetched.FetchedAt, cancellationToken);
    }

    private async Task TakeTicketAsync(FetchedTicket fetched, CancellationToken cancellationToken)
    {
        Tally.CountRedactions(fetched.Redactions);
        Tally.Bytes += fetched.Bytes;
        var ticket = fetched.Ticket;
        var version = new DocumentVersion(null, ticket.UpdatedAt);
        var hash = ContentHash.OfTicket(ticket, definition.Audience, definition.Options.Tags, tools.Chunking);
        if (!rewriteAll && known.GetValueOrDefault(ticket.SysId) is { } before && before.ContentHash == hash && before.Version == version)
        {
            Tally.Count(StoredChange.Unchanged);
            return;
        }

        // The record before its passages, so that every citation opens; they are made meanwhile.
        var passages = Task.Run(() => Tag(tools.TicketChunker.Split(ticket)), cancellationToken);
        await _tickets.AddAsync(
            ticket,
            async () =>
            {
                try
                {
                    var made = await passages;
                    await StoreAsync(ticket.SysId, version, hash, () => made, ticket.FetchedAt, cancellationToken);
                }
                catch (RegexMatchTimeoutException)
                {
                    Tally.Fail($"{ticket.Number} ({ticket.SysId})", "To search its text for contact data takes too long, so it is not found by searches; shorten its longest entries.");
                }
            },
            cancellationToken);
    }

    private IReadOnlyList<Passage> Tag(IReadOnlyList<Passage> passages) =>
        definition.Options.Tags.Count == 0 ? passages : [.. passages.Select(passage => passage with { Tags = definition.Options.Tags })];

    private async Task StoreAsync(
        string address, DocumentVersion version, string hash, Func<IReadOnlyList<Passage>> split, DateTimeOffset fetchedAt, CancellationToken cancellationToken)
    {
        var before = known.GetValueOrDefault(address);
        if (before?.ContentHash == hash && !rewriteAll)
        {
            Tally.Count(StoredChange.Unchanged);
            if (before.Version != version)
            {
                _present.Add(before with { Version = version, FetchedAt = fetchedAt });
            }

            return;
        }

        var passages = split();
        if (passages.Count == 0 && !HoldsTickets)
        {
            if (before is not null)
            {
                await RemoveAsync(address, cancellationToken);
            }

            return; // A page without content (a search page, a redirect stub) is no document; a ticket always is one.
        }

        await writer.ReplaceAsync(new DocumentId(definition.Name, address), passages, cancellationToken);
        _present.Add(new DocumentState(address, version, hash, [.. passages.Select(passage => passage.Id)], fetchedAt));
        Tally.Count(before is null ? StoredChange.Added : before.ContentHash == hash ? StoredChange.Unchanged : StoredChange.Changed);
    }

    private async Task RemoveAsync(string address, CancellationToken cancellationToken)
    {
        _seen.Add(address);
        if (!known.ContainsKey(address))
        {
            return;
        }

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
