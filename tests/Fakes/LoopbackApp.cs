using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Assistant.Fakes;

/// <summary>The web server that a stand-in runs on.</summary>
internal static class LoopbackApp
{
    /// <summary>Makes one that listens on loopback alone, and keeps silent; port 0 takes a free one.</summary>
    /// <param name="port">Where it listens.</param>
    /// <param name="takesAnySize">Whether it takes bodies of any size.</param>
    public static WebApplication Build(int port = 0, bool takesAnySize = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        if (takesAnySize)
        {
            builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null);
        }

        return builder.Build();
    }

    /// <summary>Ends it at once; what still hangs need not end in good order.</summary>
    public static async ValueTask EndAsync(this WebApplication app)
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}
