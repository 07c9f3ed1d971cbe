using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Tickets;
using Assistant.Ingest.Chunking;
using Assistant.Ingest.Reading;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Runs;

/// <summary>Takes the items of one walk in: what is new or changed is stored, what is gone is noted for the end.</summary>
internal sealed class SourceRefresh(
    SourceDefinition definition, RefreshTools tools, SourceTally tally, SourceKnowledge known, SourceChanges changes, bool rewriteAll, bool acceptLoss)
{
    private readonly HashSet<string> _seen = [];
    private readonly HashSet<string> _gone = [];
    private readonly RepeatedContent _repeated = new();
    private readonly Dictionary<string, DateTimeOffset?> _taken = [];
    private WalkCompleted? _complete;

    /// <summary>Deals with one item of the walk.</summary>
    public async Task TakeAsync(SourceItem item, CancellationToken cancellationToken)
    {
        switch (item)
        {
            case FetchedDocument page when IsNews(page.Address, page.Version.LastModified):
                await TakePageAsync(page, cancellationToken);
                break;
            case FetchedTicket fetched when IsNews(fetched.Ticket.SysId, fetched.Ticket.UpdatedAt):
                await TakeTicketAsync(fetched, cancellationToken);
                break;
            case UnchangedDocument unchanged when IsFirst(unchanged.Address):
                TakeUnchanged(unchanged.Address, known.Documents.GetValueOrDefault(unchanged.Address));
                break;
            case GoneDocument gone when _seen.Add(gone.Address) | MayBringAgain:
                _gone.Add(gone.Address);
                break;
            case FailedDocument failed:
                _seen.Add(failed.Address ?? failed.Location);
                tally.Fail(failed.Location, failed.Reason);
                break;
            case BrokenLink broken:
                tally.CountBrokenLink(broken);
                break;
            case SourceMark mark:
                _seen.Add(mark.Address);
                changes.Remember(new DocumentState(mark.Address, mark.Version, known.MarkHash, [], DateTimeOffset.UnixEpoch));
                break;
            case WalkCompleted completed:
                _complete = completed;
                break;
        }

        await changes.CommitIfDueAsync(cancellationToken);
    }

    /// <summary>Stores what waited, and takes out what is gone, as far as the walk can be believed.</summary>
    /// <param name="broken">Whether the walk broke off.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task EndWalkAsync(bool broken, CancellationToken cancellationToken)
    {
        var guard = new WalkGuard(definition, tally, known.Documents.Count, acceptLoss);
        var waiting = _repeated.Release();
        if (guard.RefusesWall(_repeated, _seen.Count) is { } wall)
        {
            waiting.RemoveAll(document => document.Fingerprint == wall);
            foreach (var address in _repeated.AdmittedWith(wall))
            {
                await changes.TakeBackAsync(address, cancellationToken);
            }
        }

        var lost = CountMisses(broken);
        if (guard.RefusesLoss(lost.Count, broken, left: changes.Stored + tally.CountOf(StoredChange.Unchanged) + waiting.Count))
        {
            lost = [];
        }

        if (guard.Doubts)
        {
            waiting.RemoveAll(document => document.Change == StoredChange.Changed); // A login page in the place of the front page, say.
        }

        foreach (var document in waiting)
        {
            await changes.StoreAsync(document, cancellationToken);
        }

        foreach (var address in lost)
        {
            await changes.RemoveAsync(address, cancellationToken);
        }

        if (_complete?.StartedAt is { } startedAt && !broken)
        {
            await RemoveStrangersAsync(startedAt, cancellationToken);
        }
    }

    // A walk over a table that changes meanwhile may bring a record again, as it is then.
    private bool MayBringAgain => definition.Options.Kind == SourceKind.ServiceNow;

    // What the walk brings counts more than an earlier word that it is gone, as of another name of the same page.
    private bool IsFirst(string address) => _gone.Remove(address) | _seen.Add(address);

    private bool IsNews(string address, DateTimeOffset? changedAt)
    {
        var isNews = IsFirst(address) | (MayBringAgain && (!_taken.TryGetValue(address, out var before) || changedAt > before));
        if (isNews)
        {
            _taken[address] = changedAt;
        }

        return isNews;
    }

    // A ticket that somebody asked for by its number was stored then and there. Where a complete list lacks it and no run
    // has taken it in, nothing else would ever take it out.
    private async Task RemoveStrangersAsync(DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        foreach (var sysId in await tools.Tickets.ListSysIdsAsync(definition.Name, startedAt, cancellationToken))
        {
            if (!_seen.Contains(sysId) && !known.Documents.ContainsKey(sysId))
            {
                await tools.Tickets.RemoveAsync(definition.Name, sysId, cancellationToken);
            }
        }
    }

    private async Task TakePageAsync(FetchedDocument fetched, CancellationToken cancellationToken)
    {
        tally.Bytes += fetched.Bytes;
        var page = fetched.Page ?? tools.Reader.Read(fetched.Content);
        var origin = new PassageOrigin(
            known.Id(fetched.Address), fetched.Url, PassageKind.Documentation,
            fetched.Audience ?? definition.Audience, definition.Options.Tags, fetched.FetchedAt);
        var hash = ContentHash.OfPage(page, origin, definition.Audience, tools.Chunking);
        var before = known.Documents.GetValueOrDefault(fetched.Address);
        if (before?.ContentHash == hash && !rewriteAll)
        {
            TakeUnchanged(fetched.Address, before, before with { Version = fetched.Version, FetchedAt = fetched.FetchedAt });
            return;
        }

        var passages = tools.Chunker.Split(page, origin);
        if (passages.Count == 0)
        {
            if (before is not null)
            {
                _gone.Add(fetched.Address);
            }

            return; // A page without content (a search page, a redirect stub) is no document.
        }

        // Under other settings the same content makes other passages, or other readers, but is nothing to doubt.
        var isKnown = before is not null && ContentHash.IsSameContent(before.ContentHash, hash);
        var document = new CutDocument(fetched.Address, fetched.Version, hash, passages, fetched.FetchedAt, ChangeOf(before, hash)) { Fingerprint = ContentHash.OfText(page) };
        if (acceptLoss || isKnown || (before is null && _repeated.Admits(document)))
        {
            await changes.StoreAsync(document, cancellationToken);
        }
        else if (before is not null && _repeated.Exchange(document) is { } waited)
        {
            await changes.StoreAsync(waited, cancellationToken);
        }
    }

    private async Task TakeTicketAsync(FetchedTicket fetched, CancellationToken cancellationToken)
    {
        tally.CountRedactions(fetched.Redactions);
        tally.Bytes += fetched.Bytes;
        var ticket = fetched.Ticket;
        var version = fetched.Version ?? new DocumentVersion(null, ticket.UpdatedAt);
        var hash = ContentHash.OfTicket(ticket, definition.Audience, definition.Options.Tags, tools.Chunking);
        var before = known.Documents.GetValueOrDefault(ticket.SysId);
        if (!rewriteAll && before is not null && before.ContentHash == hash && before.Version == version)
        {
            TakeUnchanged(ticket.SysId, before);
            return;
        }

        // The record before its passages, so that every citation opens.
        await tools.Tickets.SaveAsync(ticket, cancellationToken);
        if (!rewriteAll && before?.ContentHash == hash)
        {
            TakeUnchanged(ticket.SysId, before, before with { Version = version, FetchedAt = ticket.FetchedAt });
            return;
        }

        var passages = known.Tagged(tools.TicketChunker.Split(ticket));
        await changes.StoreAsync(new CutDocument(ticket.SysId, version, hash, passages, ticket.FetchedAt, ChangeOf(before, hash)), cancellationToken);
    }

    private static StoredChange ChangeOf(DocumentState? before, string hash) =>
        before is null ? StoredChange.Added : before.ContentHash == hash ? StoredChange.Unchanged : StoredChange.Changed;

    private void TakeUnchanged(string address, DocumentState? before, DocumentState? after = null)
    {
        tally.Count(address, StoredChange.Unchanged);
        if (before is not null && (before.Misses > 0 || (after is not null && after.Version != before.Version)))
        {
            changes.Remember((after ?? before) with { Misses = 0 });
        }
    }

    // Gone is what the server says is gone, and what complete walks did not come across often enough.
    private List<string> CountMisses(bool broken)
    {
        var lost = _gone.Where(address => known.Documents.ContainsKey(address) || (MayBringAgain && _taken.ContainsKey(address))).ToList();
        foreach (var missing in _complete is not null && !broken ? known.Documents.Values.Where(document => !_seen.Contains(document.Address) && !SourceMark.IsOne(document.Address)) : [])
        {
            var misses = Math.Min(missing.Misses + 1, known.Patience);
            if (misses == known.Patience)
            {
                lost.Add(missing.Address);
            }

            if (misses != missing.Misses)
            {
                changes.Remember(missing with { Misses = misses });
            }
        }

        return lost;
    }
}

/// <summary>The parts that a refresh works with.</summary>
internal sealed record RefreshTools(
    HtmlReader Reader, PassageChunker Chunker, TicketChunker TicketChunker, TicketStore Tickets, DocumentLedger Ledger, ChunkingOptions Chunking, TimeProvider Clock);
