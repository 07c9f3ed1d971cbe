using Assistant.Benchmarks.Retrieval;
using Assistant.Core.Conversations;
using Assistant.Core.Passages;

namespace Assistant.Benchmarks.Verifying;

/// <summary>The sections of a site as an answer cites them, made by the pipeline of an ingest run.</summary>
internal static class SampleSections
{
    /// <summary>The sections by path of the page and anchor. One that is cut into several passages is left out.</summary>
    public static async Task<IReadOnlyDictionary<string, Citation>> ReadAsync(string site, CancellationToken cancellationToken)
    {
        var documents = await SiteCorpus.ReadAsync(site, "site", cancellationToken);
        return documents
            .SelectMany(passages => passages)
            .GroupBy(passage => Address(passage), StringComparer.Ordinal)
            .Where(section => section.Count() == 1)
            .ToDictionary(section => section.Key, section => Cite(section.Single()), StringComparer.Ordinal);
    }

    private static string Address(Passage passage)
    {
        var url = new Uri(passage.Url);
        return url.AbsolutePath + url.Fragment;
    }

    private static Citation Cite(Passage passage) => new(
        N: 1, passage.Id, passage.Document.Source, passage.Url, passage.Title, passage.Heading, passage.Text, passage.FetchedAt, passage.Audience, Supported: null);
}
