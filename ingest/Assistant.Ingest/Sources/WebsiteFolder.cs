using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Assistant.Core.Configuration;
using Assistant.Ingest.Reading;
using Assistant.Ingest.Sources.Websites;

namespace Assistant.Ingest.Sources;

/// <summary>Reads a rendered site from a folder.</summary>
internal sealed partial class WebsiteFolder(string name, SourceOptions options, HtmlReader reader, TimeProvider time)
{
    /// <summary>Reads all pages, in the order of their paths.</summary>
    public async IAsyncEnumerable<SourceItem> RunAsync(
        IReadOnlyDictionary<string, DocumentVersion>? known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listing = new WebsiteListing(name, options);
        foreach (var path in listing.Pages)
        {
            var address = AddressOf(path);
            if (await ReadAsync(path, address, known?.GetValueOrDefault(address), cancellationToken) is { } item)
            {
                yield return item;
            }
        }
        foreach (var closed in listing.Closed)
        {
            yield return closed.Failure(options.Path!);
        }
        if (listing.Closed.Count == 0)
        {
            yield return new WalkCompleted();
        }
    }

    private async Task<SourceItem?> ReadAsync(string path, string address, DocumentVersion? known, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Path.GetFullPath(path, Path.GetFullPath(options.Path!)));
        try
        {
            if (file.Length > options.MaxPageMegabytes * 1024L * 1024)
            {
                return new FailedDocument(file.FullName, $"It is larger than {options.MaxPageMegabytes} MB; split the page, leave it out with Exclude, or raise MaxPageMegabytes.") { Address = address };
            }
            var bytes = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
            var version = new DocumentVersion($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", null);
            if (known?.ETag == version.ETag)
            {
                return new UnchangedDocument(address);
            }
            var html = HtmlDecoding.Decode(bytes, null);
            var page = reader.Read(html);
            return page.NoIndex ? null : new FetchedDocument(address, address, html, version, bytes.Length, time.GetUtcNow()) { Page = page };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new FailedDocument(file.FullName, $"It cannot be read ({error.Message}); let this program read it.") { Address = address };
        }
    }

    private string AddressOf(string path)
    {
        var segments = PageAddress.WithoutIndex(path).Split('/').Select(Segment);
        var start = string.IsNullOrEmpty(options.BaseUrl) ? $"/sources/{name}/" : options.BaseUrl.TrimEnd('/') + "/";
        return start + string.Join('/', segments);
    }

    // As links to it are written: what a path may hold unescaped stays as it is.
    private static string Segment(string name) => LegalInPath().Replace(Uri.EscapeDataString(name), match => Uri.UnescapeDataString(match.Value));

    [GeneratedRegex("%(21|24|26|27|28|29|2A|2B|2C|3A|3B|3D|40)")]
    private static partial Regex LegalInPath();
}
