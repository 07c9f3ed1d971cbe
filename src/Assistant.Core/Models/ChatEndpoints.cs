using Assistant.Core.Configuration;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Models;

/// <summary>The configured chat endpoints.</summary>
public sealed class ChatEndpoints : IDisposable
{
    /// <summary>The endpoints of the section <c>Models</c>.</summary>
    public ChatEndpoints(IOptions<ModelsOptions> models, TimeProvider clock) => All =
    [
        .. models.Value
            .OrderBy(model => model.Value.Priority)
            .ThenBy(model => model.Key, StringComparer.OrdinalIgnoreCase)
            .Select(model => new ChatEndpoint(model.Key, model.Value, clock)),
    ];

    /// <summary>All of them, in the order in which they are tried.</summary>
    public IReadOnlyList<ChatEndpoint> All { get; }

    /// <summary>The endpoint of this name, without regard to case; null where there is none.</summary>
    public ChatEndpoint? Find(string name) => All.FirstOrDefault(endpoint => endpoint.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Which of some endpoints to ask now: those that failed lately come last, then the lowest priority number counts,
    /// then the least load, then who was asked longest ago.
    /// </summary>
    internal static ChatEndpoint? Next(IEnumerable<ChatEndpoint> candidates) => candidates
        .OrderBy(endpoint => endpoint.Health.Resting ? endpoint.Health.RestsUntil.UtcTicks : 0)
        .ThenBy(endpoint => endpoint.Options.Priority)
        .ThenBy(endpoint => endpoint.Queue.Load)
        .ThenBy(endpoint => endpoint.LastAsked)
        .FirstOrDefault();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var endpoint in All)
        {
            endpoint.Dispose();
        }
    }
}
