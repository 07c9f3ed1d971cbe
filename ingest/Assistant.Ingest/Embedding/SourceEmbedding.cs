using Assistant.Core.Models;
using Assistant.Core.Models.Embeddings;
using Assistant.Core.Passages;
using Assistant.Core.Passages.Vectors;
using Assistant.Ingest.Runs;
using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Embedding;

/// <summary>
/// Gives vectors to the passages of a source that lack one: new and changed ones after a run, those that an earlier run did
/// not come to, and all of them after a change of the model. It never fails the run.
/// </summary>
public sealed class SourceEmbedding(EmbeddingEndpoint endpoint, IPassageStore store, ILogger<SourceEmbedding> logger)
{
    /// <summary>Embeds what lacks a vector; the caller holds the source's run lock.</summary>
    /// <param name="report">What the run did so far.</param>
    /// <param name="progress">Told after every request.</param>
    /// <param name="cancellationToken">Ends the work; what was embedded stays.</param>
    /// <returns>The report with <see cref="SourceReport.Vectors"/>; as it was where no endpoint is configured.</returns>
    public async Task<SourceReport> CompleteAsync(SourceReport report, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        if (endpoint.Space is not { } space)
        {
            return report;
        }

        try
        {
            await using var vectors = await store.OpenVectorsAsync(report.Name, space, cancellationToken);
            return report with { Vectors = await EmbedAsync(vectors, report, progress, cancellationToken) };
        }
        catch (PassageStoreException fault)
        {
            logger.NotEmbedded(report.Name, fault.Message);
            return report with { Vectors = new VectorReport(0, 0, 0, 0, fault.Message) };
        }
    }

    private async Task<VectorReport> EmbedAsync(ISourceVectors vectors, SourceReport report, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var (embedded, refused) = (0, 0);
        string? problem = null;
        using var oneAtATime = new SemaphoreSlim(1);
        var batches = endpoint.BatchAsync(vectors.ReadMissingAsync(endpoint.Accepts, cancellationToken));
        try
        {
            await Parallel.ForEachAsync(
                batches,
                new ParallelOptions { MaxDegreeOfParallelism = endpoint.MaxConcurrency, CancellationToken = cancellationToken },
                async (passages, ended) =>
                {
                    var made = await endpoint.EmbedAsync(passages, ended);
                    var added = passages.Zip(made).Where(pair => pair.Second is not null).Select(pair => new PassageVector(pair.First, pair.Second)).ToList();
                    await oneAtATime.WaitAsync(ended);
                    try
                    {
                        await vectors.AddAsync(added, ended);
                        (embedded, refused) = (embedded + added.Count, refused + passages.Count - added.Count);
                        progress?.Report(new RunProgress(report.Name, report.Seen, report.Seen, report.Failed.Count, Ended: false) { Embedded = embedded });
                    }
                    finally
                    {
                        oneAtATime.Release();
                    }
                });
        }
        catch (EndpointException failure)
        {
            problem = failure.Message;
            logger.NotEmbedded(report.Name, failure.Problem.Kind.ToString());
        }

        // What the endpoint refused as such lacks a vector too, but does not wait for one.
        var kept = vectors.Present;
        var waiting = problem is null ? 0 : Math.Max(0, await vectors.ReadMissingAsync(endpoint.Accepts, cancellationToken).CountAsync(cancellationToken: cancellationToken) - refused);
        await vectors.FinishAsync(isWhole: problem is null, cancellationToken);
        return new VectorReport(embedded, problem is null ? kept : Math.Max(0, vectors.Present - embedded), waiting, refused, problem);
    }
}

internal static partial class SourceEmbeddingLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Not all passages of source {Source} have vectors: {Problem}")]
    public static partial void NotEmbedded(this ILogger logger, string source, string problem);
}
