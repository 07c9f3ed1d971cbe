using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Ingest.Chunking;
using Assistant.Ingest.Reading;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Assistant.Benchmarks.Retrieval;

/// <summary>The passages of a rendered site, made as an ingest run makes them.</summary>
internal static class SiteCorpus
{
    public static async Task<IReadOnlyList<IReadOnlyList<Passage>>> ReadAsync(string folder, string source, CancellationToken cancellationToken)
    {
        var options = new SourceOptions { Kind = SourceKind.Website, Path = folder, BaseUrl = "https://docs.example.org/" };
        var chunking = Options.Create(new ChunkingOptions());
        var reader = new HtmlReader();
        var chunker = new PassageChunker(chunking, new TokenCounter(chunking));
        using var http = new HttpClient();
        var site = new WebsiteSource(source, options, http, reader, TimeProvider.System, NullLogger<WebsiteSource>.Instance);
        var documents = new List<IReadOnlyList<Passage>>();
        await foreach (var item in site.ReadAsync(null, cancellationToken))
        {
            if (item is FetchedDocument page)
            {
                var origin = new PassageOrigin(
                    new DocumentId(source, page.Address), page.Url, PassageKind.Documentation, Audience.Public, options.Tags, page.FetchedAt);
                documents.Add(chunker.Split(page.Page ?? reader.Read(page.Content), origin));
            }
        }

        return [.. documents.Where(passages => passages.Count > 0)];
    }

    /// <summary>The same documents under several addresses.</summary>
    public static IEnumerable<IReadOnlyList<Passage>> Copies(IReadOnlyList<IReadOnlyList<Passage>> documents, int copies) =>
        Enumerable.Range(0, copies).SelectMany(copy => copy == 0
            ? documents
            : documents.Select(IReadOnlyList<Passage> (document) =>
                [.. document.Select(passage => passage with { Document = passage.Document with { Address = $"{passage.Document.Address}?{copy}" } })]));
}
