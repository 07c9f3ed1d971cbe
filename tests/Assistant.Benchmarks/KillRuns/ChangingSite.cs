using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Assistant.Benchmarks.KillRuns;

/// <summary>A site on loopback whose pages change between runs, and that tells when it has been asked a number of times.</summary>
internal sealed class ChangingSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, string> _pages = new(StringComparer.Ordinal);
    private readonly Func<string, int, string> _edit;
    private readonly Random _random;
    private readonly Lock _lock = new();
    private TaskCompletionSource _asked = new();
    private int _requests;
    private int _awaited = int.MaxValue;
    private int _edition = 1;

    private ChangingSite(WebApplication app, IReadOnlyDictionary<string, string> pages, Func<string, int, string> edit, Random random)
    {
        (_app, _edit, _random) = (app, edit, random);
        foreach (var (path, html) in pages)
        {
            _pages[path] = html;
        }

        Ever = [.. _pages.Keys];
    }

    /// <summary>Its address, with a slash at the end.</summary>
    public string Url => _app.Urls.Single() + "/";

    /// <summary>The paths of all pages that were ever there.</summary>
    public HashSet<string> Ever { get; }

    /// <summary>How often it was asked since <see cref="Expect"/>.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>How many pages it has now.</summary>
    public int Count => _pages.Count;

    /// <summary>Starts a site.</summary>
    /// <param name="pages">Its pages by path.</param>
    /// <param name="edit">Makes another edition of the page at a path.</param>
    /// <param name="random">Draws what changes.</param>
    public static async Task<ChangingSite> StartAsync(IReadOnlyDictionary<string, string> pages, Func<string, int, string> edit, Random random)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new ChangingSite(builder.Build(), pages, edit, random);
        site._app.Run(site.AnswerAsync);
        await site._app.StartAsync();
        return site;
    }

    /// <summary>Begins to count anew; the task ends at the request of this number.</summary>
    public Task Expect(int requests)
    {
        lock (_lock)
        {
            (_requests, _awaited, _asked) = (0, requests, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return _asked.Task;
        }
    }

    /// <summary>Edits a good part of the pages, takes a few away and brings some back.</summary>
    public void Change()
    {
        _edition++;
        foreach (var path in Ever.Where(path => path != "/"))
        {
            var chance = _random.NextDouble();
            if (chance < 0.02)
            {
                _pages.TryRemove(path, out _);
            }
            else if (chance < 0.35)
            {
                _pages[path] = _edit(path, _edition);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        lock (_lock)
        {
            if (++_requests == _awaited)
            {
                _asked.TrySetResult();
            }
        }

        var path = context.Request.Path.ToString();
        var body = path == "/sitemap.xml" ? SiteMap() : _pages.GetValueOrDefault(path);
        if (body is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..16]}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = path == "/sitemap.xml" ? "application/xml" : "text/html; charset=utf-8";
        await context.Response.WriteAsync(body);
    }

    private string SiteMap() => string.Create(
        CultureInfo.InvariantCulture,
        $"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{string.Concat(_pages.Keys.Order(StringComparer.Ordinal).Select(path => $"<url><loc>{Url}{path[1..]}</loc></url>"))}</urlset>");
}
