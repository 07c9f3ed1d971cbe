using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Sources;

/// <summary>Decides what a crawled page means: a document, one that stayed or went, a failure; and where to go on.</summary>
internal sealed class PageIntake(SiteScope scope, CrawlFrontier frontier, KnownPages known)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _leftToCanonical = new(StringComparer.Ordinal);

    /// <summary>How many documents it took.</summary>
    public int Count => _taken.Count;

    /// <summary>Whether nothing failed behind which further pages may hide.</summary>
    public bool SawEverything { get; private set; } = true;

    /// <summary>Takes a page in; null where there is nothing to say of it.</summary>
    public SourceItem? Take(CrawledPage page) => page.Result switch
    {
        FetchedBody body => TakeBody(page, body),
        NotModified same => TakeUnchanged(same.Final),
        Missing missing => TakeMissing(page.Entry, missing),
        FetchFailure failure => TakeFailure(page.Entry, failure),
        _ => null, // no page, or one of another site
    };

    private FetchedDocument? TakeBody(CrawledPage crawled, FetchedBody body)
    {
        var page = crawled.Page!;
        frontier.MarkSeen(body.Final);
        if (!scope.Contains(body.Final))
        {
            return null;
        }
        AddLinks(page, body.Final);
        if (page.NoIndex || !frontier.Accepts(body.Final) || AddressOf(crawled.Entry, page, body) is not { } address || !_taken.Add(address))
        {
            return null;
        }
        return new FetchedDocument(address, address, crawled.Html!, body.Version, body.Body.Length, crawled.FetchedAt) { Page = page };
    }

    private void AddLinks(ReadPage page, Uri address)
    {
        var from = page.BaseHref is { } written && Uri.TryCreate(address, written, out var start) ? start : address;
        foreach (var link in page.Links)
        {
            if (PageAddress.Resolve(from, link) is { } target)
            {
                frontier.Add(new FrontierEntry(target, address.AbsoluteUri));
            }
        }
    }

    // The address that the page is stored under; null where its canonical twin is fetched in its place.
    private string? AddressOf(FrontierEntry entry, ReadPage page, FetchedBody body)
    {
        var final = body.Final;
        if (page.CanonicalUrl is not { } written || PageAddress.Resolve(final, written) is not { } canonical || scope.ToCrawled(canonical) is not { } twin)
        {
            return final.AbsoluteUri; // none, or one that names another site
        }
        if (twin == final)
        {
            return canonical.AbsoluteUri;
        }
        // Kept as it is: the twin led here, or waits for this one, or cannot be fetched; or every page names the front
        // page, which is a common mistake in templates.
        if (entry.IsCanonical || twin == scope.Root || body.Chain.Contains(twin) || _leftToCanonical.Contains(twin.AbsoluteUri) || !frontier.Accepts(twin))
        {
            return final.AbsoluteUri;
        }
        _leftToCanonical.Add(final.AbsoluteUri);
        frontier.Add(new FrontierEntry(twin, final.AbsoluteUri, IsCanonical: true));
        return null;
    }

    private UnchangedDocument? TakeUnchanged(Uri final) =>
        known.StoredAddress(final) is { } address && _taken.Add(address) ? new UnchangedDocument(address) : null;

    private SourceItem? TakeMissing(FrontierEntry entry, Missing missing)
    {
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
        return new FailedDocument(known.StoredAddress(entry.Address) ?? entry.Address.AbsoluteUri, failure.Reason);
    }
}
