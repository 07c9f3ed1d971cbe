using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>Decides what a crawled page means: a document, one that stayed or went, a failure; and where to go on.</summary>
internal sealed class PageIntake(SiteScope scope, CrawlFrontier frontier, KnownPages known, CrawlMemory memory)
{
    private readonly LinkResolver _links = new(scope);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _leftToCanonical = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Uri>> _waitingForTwin = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unusable = new(StringComparer.Ordinal);

    /// <summary>How many documents it took.</summary>
    public int Count => _taken.Count;

    /// <summary>Whether nothing failed behind which further pages may hide.</summary>
    public bool SawEverything { get; private set; } = true;

    /// <summary>Takes a page in; null where there is nothing to say of it.</summary>
    public SourceItem? Take(CrawledPage page)
    {
        if (page.Result is not (FetchedBody or NotModified))
        {
            NoteUnusable(page.Entry.Address);
        }
        NoteThere(page);
        return page.Result switch
        {
            Missing missing => frontier.TriesOtherForm(page.Entry) ? null : TakeMissing(page.Entry, missing),
            FetchFailure failure => TakeFailure(page.Entry, failure),
            _ when page.Entry.IsOrphan => null, // there, but no page leads to it any more
            FetchedBody body => TakeBody(page, page.Page!, body),
            NotModified same => TakeUnchanged(page.Entry, same.Final),
            _ => null, // no page, or one of another site
        };
    }

    // Some servers lead every wrong address to their front page, which shows nothing of the address.
    private void NoteThere(CrawledPage page)
    {
        var final = page.Result switch { FetchedBody body => body.Final, NotModified same => same.Final, FetchFailure => page.Entry.Address, _ => null };
        if (final is not null)
        {
            frontier.MarkThere(final);
            if (final.Segments[^1].Trim('/') == page.Entry.Address.Segments[^1].Trim('/'))
            {
                frontier.MarkThere(page.Entry.Address);
            }
        }
    }

    private SourceItem? TakeBody(CrawledPage crawled, ReadPage page, FetchedBody body)
    {
        frontier.MarkSeen(body.Final);
        if (!scope.Contains(body.Final))
        {
            return null;
        }
        var links = page.NoFollow || body.Robots.NoFollow ? [] : LinksOf(page, body.Final);
        var item = Judge(crawled, page, body, links);
        links.ForEach(link => frontier.Add(new FrontierEntry(link, body.Final.AbsoluteUri)));
        memory.Note(body.Final, body.Version, crawled.Entry.IsProbe || (item is FetchedDocument && page.Sections.Count > 0), links);
        return item;
    }

    private SourceItem? Judge(CrawledPage crawled, ReadPage page, FetchedBody body, List<Uri> links)
    {
        if (crawled.Entry.IsProbe)
        {
            return null;
        }
        if (page.NoIndex || body.Robots.NoIndex)
        {
            return known.StoredAddress(body.Final) is { } stored ? new GoneDocument(stored) : null;
        }
        if (!frontier.Keeps(body.Final, page.Title) || AddressOf(crawled.Entry, page.CanonicalUrl ?? body.CanonicalUrl, body, links) is not { } address || !IsFirst(address))
        {
            return null;
        }
        return new FetchedDocument(address, address, crawled.Html, body.Version, crawled.Bytes, crawled.FetchedAt) { Page = page };
    }

    private List<Uri> LinksOf(ReadPage page, Uri address)
    {
        var from = page.BaseHref is { } written && Uri.TryCreate(address, written, out var start) ? start : address;
        return [.. page.Links.Select(link => _links.Resolve(from, link)).OfType<Uri>().Distinct()];
    }

    // The address that the page is stored under; null where its canonical twin is fetched in its place.
    private string? AddressOf(FrontierEntry entry, string? written, FetchedBody body, List<Uri> links)
    {
        var final = body.Final;
        if (written is null || PageAddress.Resolve(final, written) is not { } canonical || scope.ToCrawled(canonical) is not { } twin)
        {
            return final.AbsoluteUri; // none, or one that names another site
        }
        if (twin == final)
        {
            return canonical.AbsoluteUri;
        }
        // Kept as it is: the twin led here, or waits for this one, or cannot be fetched, or is of another version than
        // the one that is read; or every page names the front page, which is a common mistake in templates.
        if (entry.IsCanonical || twin == scope.Root || body.Chain.Contains(twin) || _leftToCanonical.Contains(twin.AbsoluteUri)
            || _unusable.Contains(twin.AbsoluteUri) || !frontier.Accepts(twin) || frontier.Versions.IsPreferredTo(final, twin))
        {
            return final.AbsoluteUri;
        }
        _leftToCanonical.Add(final.AbsoluteUri);
        NoteWaiting(final, twin);
        frontier.AddCanonical(new FrontierEntry(twin, final.AbsoluteUri, IsCanonical: true));
        links.Add(twin);
        return null;
    }

    private UnchangedDocument? TakeUnchanged(FrontierEntry entry, Uri final)
    {
        FollowRemembered(final);
        return !entry.IsProbe && known.StoredAddress(final) is { } address && IsFirst(address) ? new UnchangedDocument(address) : null;
    }

    private void NoteWaiting(Uri page, Uri twin)
    {
        if (!_waitingForTwin.TryGetValue(twin.AbsoluteUri, out var pages))
        {
            _waitingForTwin[twin.AbsoluteUri] = pages = [];
        }
        pages.Add(page);
    }

    // Pages that gave way to their canonical twin are asked for again where that twin cannot be had.
    private void NoteUnusable(Uri address)
    {
        _unusable.Add(address.AbsoluteUri);
        if (_waitingForTwin.Remove(address.AbsoluteUri, out var pages))
        {
            pages.ForEach(page => frontier.AskAgain(new FrontierEntry(page, null, IsCanonical: true)));
        }
    }

    private void FollowRemembered(Uri address)
    {
        foreach (var link in memory.NewLinksOf(address))
        {
            frontier.Add(new FrontierEntry(link, address.AbsoluteUri));
        }
    }

    private SourceItem? TakeMissing(FrontierEntry entry, Missing missing)
    {
        memory.Forget(entry.Address);
        if (known.StoredAddress(entry.Address) is { } address)
        {
            return new GoneDocument(address);
        }
        if (PageAddress.LooksLikeFile(entry.Address))
        {
            return null; // a download that is missing is no page that is missing
        }
        if (!entry.IsListed && entry.NamedBy is { } page)
        {
            return new BrokenLink(entry.Address.AbsoluteUri, page);
        }
        var named = entry.NamedBy is null ? string.Empty : $", but {entry.NamedBy} lists it; correct it there, or leave the address out with Exclude";
        return new FailedDocument(entry.Address.AbsoluteUri, $"The server answered {missing.Status}{named}.");
    }

    private FailedDocument TakeFailure(FrontierEntry entry, FetchFailure failure)
    {
        SawEverything &= !failure.IsPassing;
        FollowRemembered(entry.Address);
        return new FailedDocument(known.StoredAddress(entry.Address) ?? entry.Address.AbsoluteUri, failure.Reason);
    }

    // One form of an address, with a slash at its end or without.
    private bool IsFirst(string address) => _taken.Add(PageAddress.Key(address).ToString());
}
