using Assistant.Core.Configuration;
using Assistant.Core.Faults;
using Assistant.Core.Models.Embeddings;
using Assistant.Core.Passages;
using Assistant.Core.Passages.Vectors;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Runs;

/// <summary>Gathers the state of the store, the sources and their runs. A part that is ill hides no other.</summary>
public sealed class Overview(
    IPassageStore store, RunHistory history, RunSchedule schedule, EmbeddingEndpoint embeddings, IOptions<SourcesOptions> configured, ILogger<Overview> logger)
{
    /// <summary>The state now.</summary>
    public async Task<OverviewState> GetAsync(CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var held = await AskAsync(() => store.GetStatusAsync(cancellationToken), faults, cancellationToken);
        var vectors = held is null || embeddings.Space is not { } space ? null
            : await AskAsync(() => store.GetVectorStatusAsync(space, cancellationToken), faults, cancellationToken);
        var runs = await AskAsync(() => history.LatestAsync(cancellationToken), faults, cancellationToken);
        var unfinished = runs is null ? null : await AskAsync(() => history.UnfinishedAsync(cancellationToken), faults, cancellationToken);
        var names = configured.Value.Keys
            .Concat(held?.Sources.Where(source => source.Documents > 0 || source.Fault is not null).Select(source => source.Source) ?? [])
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new OverviewState(
            held,
            [.. names.Select(name => new SourceOverview(
                name,
                configured.Value.Names(name) ? configured.Value.GetValueOrDefault(name) : null,
                held?.Sources.FirstOrDefault(source => source.Source == name),
                runs?.GetValueOrDefault(name),
                unfinished?.GetValueOrDefault(name))
            {
                Vectors = vectors?.FirstOrDefault(source => source.Source == name),
            })],
            faults,
            schedule.Next);
    }

    private async Task<T?> AskAsync<T>(Func<Task<T>> part, List<string> faults, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await part();
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.PartIsIll(fault);
            faults.Add(FaultText.Describe(fault) ?? FaultText.Unexpected(fault, "Please report it with the log."));
            return null;
        }
    }
}

/// <summary>The state of an installation.</summary>
/// <param name="Store">What the store holds; null where it does not answer.</param>
/// <param name="Sources">The sources that are configured or held, by name.</param>
/// <param name="Faults">What does not answer, and what to do.</param>
/// <param name="NextRun">When <c>ingest schedule</c> runs next, where it is in use.</param>
public sealed record OverviewState(
    PassageStoreStatus? Store, IReadOnlyList<SourceOverview> Sources, IReadOnlyList<string> Faults, DateTimeOffset? NextRun);

internal static partial class OverviewLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A part of the state cannot be told")]
    public static partial void PartIsIll(this ILogger logger, Exception fault);
}
