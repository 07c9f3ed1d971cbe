using Assistant.Core.Configuration;
using Assistant.Ingest.Reading;
using Assistant.Ingest.Sources.Websites;
using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Sources;

/// <summary>A documentation site: crawled over HTTP from its start address, or read from the folder it was rendered to.</summary>
public sealed class WebsiteSource : ISource
{
    /// <summary>The name of the HTTP client that <see cref="WebsiteServiceCollectionExtensions.AddWebsites"/> configures.</summary>
    public const string HttpClientName = "website";

    private readonly SourceOptions _options;
    private readonly HttpClient _http;
    private readonly HtmlReader _reader;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly FetchPolicy _policy;
    private readonly CrawlMemoryFile? _memory;

    /// <summary>Makes a source of the configuration; nothing is read yet.</summary>
    /// <param name="name">Its key in the configuration.</param>
    /// <param name="options">Either <c>Path</c> or <c>Url</c> says where the site is; <c>Path</c> wins.</param>
    /// <param name="http">The client named <see cref="HttpClientName"/>: it must not follow redirects by itself.</param>
    /// <param name="reader">Finds the links of a page.</param>
    /// <param name="time">The clock for pauses and time limits.</param>
    /// <param name="logger">Takes addresses and counts.</param>
    /// <param name="memoryFile">A file in which crawls remember the links of pages; null for none: then a page that nothing links to any more is kept as long as it is there.</param>
    public WebsiteSource(
        string name, SourceOptions options, HttpClient http, HtmlReader reader, TimeProvider time, ILogger<WebsiteSource> logger, string? memoryFile = null)
        : this(name, options, http, reader, time, logger, FetchPolicy.Default.With(options), memoryFile)
    {
    }

    internal WebsiteSource(
        string name, SourceOptions options, HttpClient http, HtmlReader reader, TimeProvider time, ILogger logger, FetchPolicy policy, string? memoryFile)
    {
        _memory = memoryFile is null ? null : new CrawlMemoryFile(memoryFile, options);
        Name = name;
        _options = options;
        _http = http;
        _reader = reader;
        _time = time;
        _logger = logger;
        _policy = policy;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public SourceKind Kind => SourceKind.Website;

    /// <inheritdoc/>
    /// <exception cref="SourceException">The start address does not answer, or the folder does not exist.</exception>
    public IAsyncEnumerable<SourceItem> ReadAsync(IReadOnlyDictionary<string, DocumentVersion>? known, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(_options.Path))
        {
            return new WebsiteFolder(Name, _options, _reader, _time).RunAsync(known, cancellationToken);
        }
        var scope = new SiteScope(Name, _options);
        var pacer = new RequestPacer(TimeSpan.FromMilliseconds(_options.DelayMilliseconds), _time);
        var fetcher = new PageFetcher(_http, scope, new SiteIdentity(_options), pacer, _policy, _time);
        return new WebsiteCrawl(Name, _options, fetcher, scope, _reader, _memory, _time, _logger).RunAsync(known, cancellationToken);
    }
}
