using Assistant.Core.Passages.Qdrant.Wire;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>Reads passages whole, page by page.</summary>
/// <param name="client">The server.</param>
/// <param name="collection">The collection, or an alias of it.</param>
internal sealed class QdrantPassages(QdrantClient client, string collection)
{
    private const int PageSize = 256;

    /// <summary>All passages that pass a filter, in the order of their places in their documents.</summary>
    public async Task<IReadOnlyList<Passage>> ReadAsync(QdrantFilter filter, CancellationToken cancellationToken)
    {
        var passages = new List<Passage>();
        await foreach (var page in PagesAsync(filter, cancellationToken))
        {
            passages.AddRange(page.Select(payload => payload.ToPassage()));
        }

        return [.. passages.OrderBy(passage => passage.Position)];
    }

    /// <summary>All documents among the passages that pass a filter, each with its passages in order.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Passage>> ReadDocumentsAsync(
        QdrantCondition committed, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var firsts = new QdrantFilter([committed, QdrantCondition.Is(QdrantFields.First, true)]);
        await foreach (var page in PagesAsync(firsts, cancellationToken))
        {
            var all = new QdrantFilter([committed, QdrantCondition.IsAny(QdrantFields.Document, page.Select(payload => payload.Document))]);
            foreach (var document in (await ReadAsync(all, cancellationToken)).GroupBy(passage => passage.Document))
            {
                yield return [.. document];
            }
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<PassagePayload>> PagesAsync(
        QdrantFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Guid? offset = null;
        do
        {
            var page = await client.ScrollAsync(collection, filter, PageSize, offset, PassagePayload.WithoutIndex, cancellationToken);
            if (page.Points.Count > 0)
            {
                yield return [.. page.Points.Select(point => PassagePayload.Read(point.Payload))];
            }

            offset = page.NextPageOffset;
        }
        while (offset is not null);
    }
}
