using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Passages.Vectors;

namespace Assistant.Ingest.Runs;

/// <summary>Gives the passages of a copied store the vectors that they have in the other one, so that no endpoint is asked again.</summary>
internal static class VectorCopy
{
    private const int AtOnce = 256;

    /// <summary>Copies what the sources have in a space.</summary>
    /// <param name="origin">The store that was copied.</param>
    /// <param name="target">The copy.</param>
    /// <param name="space">The space of the vectors.</param>
    /// <param name="sources">The sources.</param>
    /// <param name="cancellationToken">Ends the copy; what was copied stays, and a run makes the rest.</param>
    public static async Task RunAsync(IStoreTransfer origin, IStoreTransfer target, VectorSpace space, IEnumerable<string> sources, CancellationToken cancellationToken)
    {
        var there = (await origin.GetVectorStatusAsync(space, cancellationToken)).Where(status => status.Passages > 0).ToDictionary(status => status.Source);
        foreach (var source in sources.Where(there.ContainsKey))
        {
            await using var vectors = await target.OpenVectorsAsync(source, space, cancellationToken);
            await foreach (var passages in vectors.ReadMissingAsync(Enum.GetValues<TextClass>(), cancellationToken).Chunk(AtOnce))
            {
                await vectors.AddAsync(await origin.FindVectorsAsync(source, space, passages, cancellationToken), cancellationToken);
            }

            await vectors.FinishAsync(there[source].IsSearched, cancellationToken);
        }
    }
}
