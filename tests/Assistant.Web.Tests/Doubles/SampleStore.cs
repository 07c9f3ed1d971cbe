using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Passages.Vectors;
using Assistant.Core.Privacy;
using Assistant.Ingest.Chunking;
using Assistant.Ingest.Reading;

namespace Assistant.Web.Tests.Doubles;

/// <summary>The sample site in memory, read and split by the real reader and chunker; searched by counting words.</summary>
internal sealed class SampleStore(HtmlReader reader, PassageChunker chunker) : IPassageStore
{
    private readonly Lazy<List<Passage>> _passages = new(() => [.. Read(reader, chunker)]);

    public Task<IReadOnlyList<PassageHit>> SearchAsync(PassageQuery query, Caller caller, CancellationToken cancellationToken)
    {
        var words = query.Text.Split([' ', '?', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3).ToList();
        return Task.FromResult<IReadOnlyList<PassageHit>>([.. _passages.Value
            .Select(passage => new PassageHit(passage, Score(passage, words)))
            .Where(hit => hit.Score > 0).OrderByDescending(hit => hit.Score).Take(query.Top)]);
    }

    public Task<IReadOnlyList<Passage>> ReadDocumentAsync(DocumentId document, Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Passage>>([.. _passages.Value.Where(passage => passage.Document == document && caller.MayRead(passage.Audience))]);

    public Task<ISourceWriter> OpenWriterAsync(string source, CancellationToken cancellationToken) =>
        throw new PassageStoreException("The sample store is read only.");

    public Task<ISourceRebuild> OpenRebuildAsync(string source, CancellationToken cancellationToken) =>
        throw new PassageStoreException("The sample store is read only.");

    public Task<ISourceVectors> OpenVectorsAsync(string source, VectorSpace space, CancellationToken cancellationToken) =>
        throw new PassageStoreException("The sample store is read only.");

    public Task<PassageStoreStatus> GetStatusAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new PassageStoreStatus("samples", "memory", [new SourceStatus("samples", 32, _passages.Value.Count)]));

    private static double Score(Passage passage, List<string> words) =>
        words.Sum(word => (passage.Heading.Contains(word, StringComparison.OrdinalIgnoreCase) ? 3 : 0)
            + (passage.Title.Contains(word, StringComparison.OrdinalIgnoreCase) ? 2 : 0)
            + (passage.Text.Contains(word, StringComparison.OrdinalIgnoreCase) ? 1 : 0));

    private static IEnumerable<Passage> Read(HtmlReader reader, PassageChunker chunker)
    {
        var root = Path.Combine(InstallationRoot.Path, "samples", "site");
        foreach (var file in Directory.EnumerateFiles(root, "index.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var address = "/sources/samples/" + Path.GetRelativePath(root, file).Replace("index.html", "");
            var origin = new PassageOrigin(
                new DocumentId("samples", address), address, PassageKind.Documentation, Audience.Public,
                new Dictionary<string, string>(), new DateTimeOffset(2026, 9, 12, 2, 0, 0, TimeSpan.Zero));
            foreach (var passage in chunker.Split(reader.Read(File.ReadAllText(file)), origin))
            {
                yield return passage;
            }
        }
    }
}
