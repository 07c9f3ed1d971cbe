using System.Diagnostics;

namespace Assistant.Benchmarks.Crawling;

/// <summary>The server of a site in a process of its own, so that its memory and its collector are not the crawler's.</summary>
internal sealed class SiteProcess : IDisposable
{
    private readonly Process _process;

    private SiteProcess(Process process, string url)
    {
        _process = process;
        Url = url;
    }

    /// <summary>Its address, with a trailing slash.</summary>
    public string Url { get; }

    /// <summary>Starts it.</summary>
    public static async Task<SiteProcess> StartAsync(string folder)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["serve-site", folder]) { RedirectStandardOutput = true })!;
        return new SiteProcess(process, await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start."));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
