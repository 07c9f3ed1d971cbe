using System.Net;
using Assistant.Core.Configuration;
using Assistant.Fakes.Sites;
using Assistant.Ingest.Reading;
using Assistant.Ingest.Sources;
using Assistant.Ingest.Sources.Websites;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Ingest.Tests.Sources;

/// <summary>Gives each test a site of its own, and crawls it.</summary>
public abstract class WebsiteCrawlFixture : IAsyncLifetime
{
    private readonly HttpClient _http;

    protected WebsiteCrawlFixture() =>
        _http = new HttpClient(WebsiteServiceCollectionExtensions.CreateHandler((name, token) => Resolve(name, token)));

    /// <summary>Finds the addresses of a host's name.</summary>
    protected Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; set; } = Dns.GetHostAddressesAsync;

    protected FakeSite Site { get; private set; } = null!;

    protected SourceOptions Options { get; } = new() { Kind = SourceKind.Website };

    internal SkippingClock Clock { get; } = new();

    internal FetchPolicy Policy { get; set; } = new() { Timeout = TimeSpan.FromHours(1), IdleTimeout = TimeSpan.FromHours(1), SlowAfter = TimeSpan.FromHours(1) };

    protected string? MemoryFile { get; set; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Site = await FakeSite.StartAsync(Token);
        Options.Url = Site.Url;
        WebsiteServiceCollectionExtensions.Configure(_http);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (MemoryFile is not null)
        {
            Directory.GetParent(MemoryFile)!.Parent!.Delete(recursive: true);
        }
        await Site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<List<SourceItem>> CrawlAsync(IReadOnlyDictionary<string, DocumentVersion>? known = null, TimeProvider? clock = null)
    {
        var source = new WebsiteSource("docs", Options, _http, new HtmlReader(), clock ?? Clock, NullLogger.Instance, Policy, MemoryFile);
        var items = new List<SourceItem>();
        await foreach (var item in source.ReadAsync(known, Token))
        {
            items.Add(item);
        }
        return items;
    }

    /// <summary>The paths of the documents among the items, sorted.</summary>
    protected List<string> Paths(IEnumerable<SourceItem> items) =>
        [.. items.OfType<FetchedDocument>().Select(document => document.Address.Replace(Site.Url, "/")).Order(StringComparer.Ordinal)];

    protected static string Html(string title, params string[] links) =>
        $"<html><head><title>{title}</title></head><body><main><h1>{title}</h1><p>About {title}.</p></main>"
        + $"<nav>{string.Concat(links.Select(link => $"<a href=\"{link}\">{link}</a>"))}</nav></body></html>";

    protected static Dictionary<string, DocumentVersion> Known(params (string Address, string? ETag)[] pages) =>
        pages.ToDictionary(page => page.Address, page => new DocumentVersion(page.ETag, null));
}
