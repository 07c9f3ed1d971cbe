using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Assistant.Benchmarks.Crawling;

/// <summary><c>serve-site FOLDER [--port N]</c>: serves a rendered site on loopback, with entity tags; prints its address.</summary>
internal static class SiteServer
{
    public static async Task RunAsync(string[] args)
    {
        var port = args is [_, "--port", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 0;
        var root = Path.GetFullPath(args[0]) + Path.DirectorySeparatorChar;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        app.Run(context => AnswerAsync(context, root));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single() + "/");
        await ((IHost)app).WaitForShutdownAsync();
    }

    private static async Task AnswerAsync(HttpContext context, string root)
    {
        var path = context.Request.Path.Value!.TrimStart('/');
        var file = new FileInfo(Path.GetFullPath(Path.Combine(root, path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path)));
        if (Directory.Exists(file.FullName))
        {
            context.Response.Redirect($"/{path}/", permanent: true);
            return;
        }
        if (!file.Exists || !file.FullName.StartsWith(root, StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var tag = $"\"{file.Length:x}-{file.LastWriteTimeUtc.Ticks:x}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        context.Response.ContentType = file.Extension switch { ".html" => "text/html; charset=utf-8", ".xml" => "text/xml", _ => "application/octet-stream" };
        await context.Response.SendFileAsync(file.FullName);
    }
}
