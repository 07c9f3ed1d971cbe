using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Assistant.Fakes.Sites;

/// <summary>A web site on loopback whose pages a test sets; it counts what it is asked for.</summary>
public sealed class FakeSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _hits = new();
    private int _underWay;

    private FakeSite(WebApplication app) => _app = app;

    /// <summary>Its address, with a trailing slash.</summary>
    public string Url => _app.Urls.Single() + "/";

    /// <summary>The paths asked for, in order, with their queries.</summary>
    public IReadOnlyList<string> Hits => [.. _hits];

    /// <summary>The user agents seen.</summary>
    public ConcurrentDictionary<string, byte> UserAgents { get; } = new();

    /// <summary>The versions of HTTP seen.</summary>
    public ConcurrentDictionary<string, byte> Protocols { get; } = new();

    /// <summary>Answers what no page is set for; null for 404.</summary>
    public Func<HttpContext, Task>? Otherwise { get; set; }

    /// <summary>The most requests that were under way at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Starts an empty site.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <param name="certificate">Serves encrypted, with HTTP/2, if given.</param>
    public static async Task<FakeSite> StartAsync(CancellationToken cancellationToken, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener => _ = certificate is null ? listener : listener.UseHttps(certificate)));
        var site = new FakeSite(builder.Build());
        site._app.Run(site.AnswerAsync);
        await site._app.StartAsync(cancellationToken);
        return site;
    }

    /// <summary>Sets a page; with an ETag it answers conditional requests with 304.</summary>
    public FakeSite Page(string path, string html, string? etag = null, string type = "text/html; charset=utf-8") =>
        Set(path, async context =>
        {
            if (etag is not null)
            {
                context.Response.Headers.ETag = etag;
                if (context.Request.Headers.IfNoneMatch == etag)
                {
                    context.Response.StatusCode = StatusCodes.Status304NotModified;
                    return;
                }
            }
            context.Response.ContentType = type;
            await context.Response.WriteAsync(html, context.RequestAborted);
        });

    /// <summary>Sets a page that is sent compressed.</summary>
    public FakeSite Gzipped(string path, string html) => Set(path, async context =>
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentEncoding = "gzip";
        await using var body = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        await body.WriteAsync(Encoding.UTF8.GetBytes(html), context.RequestAborted);
    });

    /// <summary>Sets a redirect.</summary>
    public FakeSite Redirect(string path, string location) => Set(path, context =>
    {
        context.Response.Redirect(location, permanent: true);
        return Task.CompletedTask;
    });

    /// <summary>Sets an answer without content.</summary>
    public FakeSite Status(string path, int status, string? retryAfter = null) => Set(path, context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    });

    /// <summary>Sets a page that never answers.</summary>
    public FakeSite Silent(string path) => Set(path, context => Task.Delay(Timeout.Infinite, context.RequestAborted));

    /// <summary>Sets what a path does.</summary>
    public FakeSite Set(string path, Func<HttpContext, Task> answer)
    {
        _pages[path] = answer;
        return this;
    }

    /// <summary>Takes a page away.</summary>
    public void Remove(string path) => _pages.TryRemove(path, out _);

    /// <summary>How often a path was asked for.</summary>
    public int HitsOf(string path) => _hits.Count(hit => hit == path);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.EndAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path + context.Request.QueryString.ToString();
        _hits.Enqueue(path);
        UserAgents[context.Request.Headers.UserAgent.ToString()] = 0;
        Protocols[context.Request.Protocol] = 0;
        if (!_pages.TryGetValue(path, out var answer) && (answer = Otherwise) is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        CountUp();
        try
        {
            await answer(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
        finally
        {
            lock (_hits)
            {
                _underWay--;
            }
        }
    }

    private void CountUp()
    {
        lock (_hits)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_underWay);
        }
    }
}
