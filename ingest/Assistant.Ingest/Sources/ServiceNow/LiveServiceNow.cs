using System.Collections.Concurrent;
using Assistant.Core.Configuration;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Ingest.Sources.ServiceNow.Records;
using Assistant.Ingest.Sources.ServiceNow.Wire;
using Assistant.Ingest.Tickets.Records;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Sources.ServiceNow;

/// <summary>Fetches a ticket by its number from the configured instances, by the code of the night: the same cleaning, redaction and labels.</summary>
internal sealed class LiveServiceNow : ILiveTickets
{
    // One look at a ticket asks for it several times: the question, the panel beside it, the page.
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(30);

    private const int MostRecent = 1000;
    private const int MostAtOnce = 4;

    // Numbers are not unique by themselves.
    private const int MostOfANumber = 5;

    private readonly List<Instance> _instances;
    private readonly ConcurrentDictionary<TicketNumber, Look> _recent = new();
    private readonly SemaphoreSlim _places = new(MostAtOnce);
    private readonly IHttpClientFactory _http;
    private readonly RequesterMatch _match;
    private readonly Redactor _redactor;
    private readonly TicketStore _store;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    public LiveServiceNow(
        IOptions<SourcesOptions> sources, IHttpClientFactory http, IOptions<IdentityOptions> identity, Redactor redactor, TicketStore store,
        TimeProvider clock, ILogger<LiveServiceNow> logger)
    {
        (_http, _match, _redactor, _store, _clock, _logger) = (http, identity.Value.RequesterMatch, redactor, store, clock, logger);
        _instances = [.. sources.Value.InUse
            .Where(source => source.Value is { Kind: SourceKind.ServiceNow, LiveSeconds: > 0 })
            .Select(source => new Instance(new SourceDefinition(source.Key, source.Value)))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, LiveOutcome>> RefreshAsync(TicketNumber number, CancellationToken cancellationToken)
    {
        if (_instances.Count == 0)
        {
            return new Dictionary<string, LiveOutcome>();
        }

        var now = _clock.GetUtcNow();
        Forget(now);
        var look = _recent.AddOrUpdate(
            number,
            _ => new Look(now, new(() => LookAsync(number))),
            (_, before) => now - before.At < Recent ? before : new Look(now, new(() => LookAsync(number))));
        try
        {
            return await look.Outcomes.Value.WaitAsync(cancellationToken);
        }
        catch when (look.Outcomes.Value.IsFaulted)
        {
            _recent.TryRemove(new(number, look)); // the database broke down; the next one may find it up again
            throw;
        }
    }

    private async Task<IReadOnlyDictionary<string, LiveOutcome>> LookAsync(TicketNumber number)
    {
        var table = TicketTables.Of(number);
        var asked = _instances.Where(instance => TicketColumns.TablesOf(instance.Definition.Options).Contains(table)).ToList();
        var outcomes = await Task.WhenAll(asked.Select(instance => FetchAsync(instance, table, number)));
        return asked.Zip(outcomes).ToDictionary(pair => pair.First.Definition.Name, pair => pair.Second);
    }

    private async Task<LiveOutcome> FetchAsync(Instance instance, string table, TicketNumber number)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(instance.Definition.Options.LiveSeconds), _clock);
        var hasPlace = false;
        try
        {
            await _places.WaitAsync(deadline.Token);
            hasPlace = true;
            return await FetchAsync(instance.Connect(this), table, number, deadline.Token);
        }
        catch (ServiceNowException fault)
        {
            _logger.NotFetched(instance.Definition.Name, number.Value, fault.Fault.ToString());
            return LiveOutcome.Unanswered;
        }
        catch (SourceException)
        {
            _logger.NotFetched(instance.Definition.Name, number.Value, "the settings cannot be used");
            return LiveOutcome.Unanswered;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            _logger.NotFetched(instance.Definition.Name, number.Value, "too slow");
            return LiveOutcome.Unanswered;
        }
        finally
        {
            if (hasPlace)
            {
                _places.Release();
            }
        }
    }

    private async Task<LiveOutcome> FetchAsync(ServiceNowConnection connection, string table, TicketNumber number, CancellationToken cancellationToken)
    {
        var page = await connection.Client.GetAsync(connection.Query(table).Where($"number={number}"), MostOfANumber, cancellationToken);
        var rows = page.Rows.Where(row => string.Equals(row.Fields.Value("number"), number.Value, StringComparison.OrdinalIgnoreCase)).ToList();
        var items = await connection.Tickets.AssembleAsync(rows, cancellationToken);
        foreach (var fetched in items.OfType<FetchedTicket>())
        {
            await _store.SaveAsync(fetched.Ticket, cancellationToken);
        }

        return rows.Count == 0 ? LiveOutcome.NotThere : items.Any(item => item is FetchedTicket) ? LiveOutcome.Fetched : LiveOutcome.Unanswered;
    }

    private void Forget(DateTimeOffset now)
    {
        if (_recent.Count > MostRecent)
        {
            foreach (var old in _recent.Where(look => now - look.Value.At >= Recent))
            {
                _recent.TryRemove(old);
            }
        }
    }

    private sealed record Look(DateTimeOffset At, Lazy<Task<IReadOnlyDictionary<string, LiveOutcome>>> Outcomes);

    // Keeps a token from one look to the next; what a look learns of the account's rights it does not keep.
    private sealed class Instance(SourceDefinition definition)
    {
        private ServiceNowCredentials? _credentials;

        public SourceDefinition Definition => definition;

        public ServiceNowConnection Connect(LiveServiceNow live)
        {
            var http = live._http.CreateClient(ServiceNowSource.HttpClientName);
            var connection = new ServiceNowConnection(definition, http, live._match, live._redactor, ServiceNowPolicy.Live, live._clock, live._logger, _credentials);
            _credentials ??= connection.Credentials;
            return connection;
        }
    }
}
