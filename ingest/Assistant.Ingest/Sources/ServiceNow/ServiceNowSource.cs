using System.Runtime.CompilerServices;
using Assistant.Core.Configuration;
using Assistant.Core.Privacy;
using Assistant.Ingest.Sources.ServiceNow.Wire;
using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Sources.ServiceNow;

/// <summary>The tickets and knowledge articles of a ServiceNow instance, read through its Table API; nothing is ever written there.</summary>
public sealed class ServiceNowSource : ISource
{
    /// <summary>The name of the HTTP client that <see cref="ServiceNowServiceCollectionExtensions.AddServiceNow"/> configures.</summary>
    public const string HttpClientName = "servicenow";

    private readonly Func<ServiceNowConnection> _connect;
    private readonly SourceDefinition _definition;
    private readonly RequesterMatch _match;

    /// <summary>Makes a source of the configuration; nothing is read yet.</summary>
    /// <param name="definition">Its name and settings.</param>
    /// <param name="http">The client named <see cref="HttpClientName"/>.</param>
    /// <param name="match">Which name of a requester their callers are known by.</param>
    /// <param name="redactor">Removes secrets.</param>
    /// <param name="clock">The clock for pauses, time limits and the time of fetching.</param>
    /// <param name="logger">Takes names and counts.</param>
    public ServiceNowSource(SourceDefinition definition, HttpClient http, RequesterMatch match, Redactor redactor, TimeProvider clock, ILogger<ServiceNowSource> logger)
        : this(definition, http, match, redactor, clock, logger, ServiceNowPolicy.Night)
    {
    }

    internal ServiceNowSource(
        SourceDefinition definition, HttpClient http, RequesterMatch match, Redactor redactor, TimeProvider clock, ILogger logger, ServiceNowPolicy policy)
    {
        _definition = definition;
        _match = match;
        _connect = () => new ServiceNowConnection(definition, http, match, redactor, policy, clock, logger);
    }

    /// <inheritdoc/>
    public string Name => _definition.Name;

    /// <inheritdoc/>
    public SourceKind Kind => SourceKind.ServiceNow;

    /// <inheritdoc/>
    /// <exception cref="SourceException">The instance gives no usable answer, or does not accept the account.</exception>
    public async IAsyncEnumerable<SourceItem> ReadAsync(
        IReadOnlyDictionary<string, DocumentVersion>? known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = _connect();
        var memory = new ServiceNowMemory(known, _definition.Options, _match, connection.Tables);
        await using var items = new ServiceNowWalk(connection, memory).RunAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await TryMoveAsync(items))
        {
            yield return items.Current;
        }
    }

    private static async Task<bool> TryMoveAsync(IAsyncEnumerator<SourceItem> items)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (ServiceNowException fault)
        {
            throw new SourceException(fault.Message, fault);
        }
    }
}
