using System.Text.RegularExpressions;
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
    private readonly TicketBatch _tickets = new(tools.Tickets);
    private readonly HashSet<string> _seen = [];
    private readonly HashSet<string> _gone = [];
    private readonly Dictionary<string, DateTimeOffset?> _taken = [];
    private readonly RepeatedContent _repeated = new();
    private readonly Dictionary<string, SourceMark> _marks = [];
    private WalkCompleted? _complete;

    // A walk over tables that change meanwhile may bring a record again, as it is then.
    private bool MayRepeat => definition.Options.Kind == SourceKind.ServiceNow;

    /// <summary>Deals with one item of the walk.</summary>
    public async Task TakeAsync(SourceItem item, CancellationToken cancellationToken)
    {
        // A mark right before the end tells of the walk as a whole; what waits for the end must not be passed by either.
        await RememberMarksAsync(item is not WalkCompleted && _gone.Count == 0, cancellationToken);
        switch (item)
        {
            case FetchedDocument page when IsNews(page.Address, page.Version.LastModified):
                await TakePageAsync(page, cancellationToken);
                break;
            case FetchedTicket fetched when IsNews(fetched.Ticket.SysId, fetched.Ticket.UpdatedAt):
                await TakeTicketAsync(fetched, cancellationToken);
                break;
            case UnchangedDocument unchanged when IsNews(unchanged.Address, null):
                TakeUnchanged(unchanged.Address, changes.Resumed.GetValueOrDefault(unchanged.Address) ?? known.Documents.GetValueOrDefault(unchanged.Address));
                break;
            case GoneDocument gone when _seen.Add(gone.Address) || MayRepeat:
                _gone.Add(gone.Address);
                break;
            case FailedDocument { IsWhole: true } failed:
                tally.FailWhole(failed.Location, failed.Reason);
                break;
            case FailedDocument failed:
                _seen.Add(failed.Address ?? failed.Location);
                tally.Fail(failed.Location, failed.Reason);
                break;
            case BrokenLink broken:
                tally.CountBrokenLink(broken);
                break;
            case SourceRemark remark:
                tally.Note = remark.Text;
                break;
            case SourceMark mark:
                _seen.Add(mark.Address);
                _marks[mark.Address] = mark;
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
        await _tickets.FlushAsync(cancellationToken);
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
        var isRefused = guard.RefusesLoss(lost.Count, broken, left: changes.Stored + tally.CountOf(StoredChange.Unchanged) + waiting.Count);
        if (guard.Doubts)
        {
            waiting.RemoveAll(document => document.Change == StoredChange.Changed); // A login page in the place of the front page, say.
        }

        foreach (var document in waiting)
        {
            await changes.StoreAsync(document, cancellationToken);
        }

        // What this very walk brought and took away again was never the store's to lose.
        foreach (var address in (isRefused ? [] : lost).Concat(_gone.Where(gone => _taken.ContainsKey(gone) && !known.Documents.ContainsKey(gone))))
        {
            await changes.RemoveAsync(address, cancellationToken);
        }

        // Nor what a rebuild that died had brought, if it is not there now.
        foreach (var address in isRefused || broken || _complete is null ? [] : changes.Resumed.Keys.Where(IsLostStranger).ToList())
        {
            await changes.DropAsync(address, cancellationToken);
        }

        await RememberMarksAsync(!isRefused, cancellationToken);
    }

    private bool IsLostStranger(string address) => !known.Documents.ContainsKey(address) && (_gone.Contains(address) || !_seen.Contains(address));

    /// <summary>
    /// Takes out the tickets that somebody asked for by number, and that were stored then and there: where a complete list
    /// lacks one, and no run has taken it in, nothing else would ever take it out.
    /// </summary>
    public async Task RemoveStrangersAsync(CancellationToken cancellationToken)
    {
        if (_complete?.StartedAt is not { } startedAt)
        {
            return;
        }

        foreach (var sysId in await tools.Tickets.ListSysIdsAsync(definition.Name, startedAt, cancellationToken))
        {
            if (!_seen.Contains(sysId) && !known.Documents.ContainsKey(sysId))
            {
                await tools.Tickets.RemoveAsync(definition.Name, sysId, cancellationToken);
            }
        }
    }

    // What the walk brings counts more than an earlier word that it is gone, as of another name of the same page.
    private bool IsNews(string address, DateTimeOffset? changedAt)
    {
        var isNews = _gone.Remove(address) | _seen.Add(address);
        if (!MayRepeat || changedAt is null)
        {
            return isNews;
        }

        isNews |= !_taken.TryGetValue(address, out var before) || changedAt > before;
        _taken[address] = isNews ? changedAt : before;
        return isNews;
    }

    private async Task RememberMarksAsync(bool count, CancellationToken cancellationToken)
    {
        if (!count || _marks.Count == 0)
        {
            return;
        }

        await _tickets.FlushAsync(cancellationToken); // What lies before a mark must not wait.
        foreach (var mark in _marks.Values)
        {
            changes.Remember(known.StateOf(mark));
        }

        _marks.Clear();
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
            TakeUnchanged(before.Address, before, before with { Version = fetched.Version, FetchedAt = fetched.FetchedAt });
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
        // Where a walk marks how far it came, what lies before the mark must not wait.
        if (acceptLoss || isKnown || known.HoldsTickets || (before is null && _repeated.Admits(document)))
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
            TakeUnchanged(before.Address, before);
            return;
        }

        // The record before its passages, so that every citation opens; they are made meanwhile.
        if (!rewriteAll && before?.ContentHash == hash)
        {
            await _tickets.AddAsync(
                ticket,
                () =>
                {
                    TakeUnchanged(before.Address, before, before with { Version = version, FetchedAt = ticket.FetchedAt });
                    return Task.CompletedTask;
                },
                cancellationToken);
            return;
        }

        var passages = Task.Run(() => known.Tagged(tools.TicketChunker.Split(ticket)), cancellationToken);
        await _tickets.AddAsync(ticket, () => StorePassagesAsync(ticket, version, hash, passages, cancellationToken), cancellationToken);
    }

    private async Task StorePassagesAsync(
        Ticket ticket, DocumentVersion version, string hash, Task<IReadOnlyList<Passage>> passages, CancellationToken cancellationToken)
    {
        try
        {
            var change = ChangeOf(known.Documents.GetValueOrDefault(ticket.SysId), hash);
            await changes.StoreAsync(new CutDocument(ticket.SysId, version, hash, await passages, ticket.FetchedAt, change), cancellationToken);
        }
        catch (RegexMatchTimeoutException)
        {
            tally.Fail($"{ticket.Number} ({ticket.SysId})", "To search its text for contact data takes too long, so searches find what was known of it before; shorten its longest entries.");
        }
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
        var lost = _gone.Where(known.Documents.ContainsKey).ToList();
        foreach (var missing in _complete is not null && !broken ? known.Documents.Values.Where(document => !_seen.Contains(document.Address)) : [])
        {
            var misses = Math.Min(missing.Misses + 1, known.Patience);
            if (misses == known.Patience)
            {
                lost.Add(missing.Address);
            }

            if (misses != missing.Misses)
            {
                changes.Remember((changes.Resumed.GetValueOrDefault(missing.Address) ?? missing) with { Misses = misses });
            }
        }

        return lost;
    }
}

/// <summary>The parts that a refresh works with.</summary>
internal sealed record RefreshTools(
    HtmlReader Reader, PassageChunker Chunker, TicketChunker TicketChunker, TicketStore Tickets, DocumentLedger Ledger, ChunkingOptions Chunking, TimeProvider Clock);
