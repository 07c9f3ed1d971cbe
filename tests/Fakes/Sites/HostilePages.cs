using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Assistant.Fakes.Sites;

/// <summary>Answers that a careless or hostile server gives.</summary>
public static class HostilePages
{
    private const int Block = 64 * 1024;

    /// <summary>A small compressed body that unpacks to so many megabytes.</summary>
    /// <param name="site">The site.</param>
    /// <param name="path">Where.</param>
    /// <param name="encoding"><c>gzip</c>, <c>br</c> or <c>deflate</c>.</param>
    /// <param name="megabytes">The size of the plain body.</param>
    public static FakeSite Bomb(this FakeSite site, string path, string encoding, int megabytes)
    {
        var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            var blanks = Encoding.ASCII.GetBytes(new string(' ', Block));
            for (var written = 0; written < megabytes * 1024 * 1024; written += Block)
            {
                packer.Write(blanks);
            }
        }
        return site.Bytes(path, packed.ToArray(), encoding);
    }

    /// <summary>Sets a body as it goes over the wire.</summary>
    public static FakeSite Bytes(this FakeSite site, string path, byte[] body, string? encoding = null, string type = "text/html") => site.Set(path, async context =>
    {
        context.Response.ContentType = type;
        context.Response.Headers.ContentEncoding = encoding;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    });

    /// <summary>A body that ends before the length that its header gives.</summary>
    public static FakeSite CutOff(this FakeSite site, string path) => site.Set(path, async context =>
    {
        context.Response.ContentType = "text/html";
        context.Response.ContentLength = 10_000;
        await context.Response.WriteAsync("<h1>The begin", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    });

    /// <summary>Redirects without end, each to a new address.</summary>
    public static FakeSite EndlessRedirect(this FakeSite site, string path, int hops)
    {
        for (var hop = 0; hop < hops; hop++)
        {
            site.Redirect(hop == 0 ? path : $"{path}?hop={hop}", $"{path}?hop={hop + 1}");
        }
        return site;
    }

    /// <summary>A body that drips: a byte, then whatever happens between two bytes.</summary>
    public static FakeSite Dripping(this FakeSite site, string path, Action betweenBytes) => site.Set(path, async context =>
    {
        context.Response.ContentType = "text/html";
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync("x", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            betweenBytes();
        }
    });
}
