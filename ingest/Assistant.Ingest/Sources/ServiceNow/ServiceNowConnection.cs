using Assistant.Core.Configuration;
using Assistant.Core.Privacy;
using Assistant.Ingest.Sources.ServiceNow.Paging;
using Assistant.Ingest.Sources.ServiceNow.Records;
using Assistant.Ingest.Sources.ServiceNow.Wire;
using Assistant.Ingest.Tickets;
using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Sources.ServiceNow;

/// <summary>What reads one instance, by night and live.</summary>
internal sealed class ServiceNowConnection
{
    /// <summary>Makes it; nothing is asked yet. Credentials of an earlier connection may be taken over.</summary>
    /// <exception cref="SourceException">The settings cannot be used.</exception>
    public ServiceNowConnection(
        SourceDefinition definition, HttpClient http, RequesterMatch match, Redactor redactor, ServiceNowPolicy policy, TimeProvider clock, ILogger logger,
        ServiceNowCredentials? credentials = null)
    {
        Definition = definition;
        Clock = clock;
        if (!Uri.TryCreate((definition.Options.Url ?? "").TrimEnd('/') + "/", UriKind.Absolute, out var instance))
        {
            throw new SourceException($"Sources:{definition.Name}:Url is no address; name the instance, such as https://centre.service-now.com.");
        }

        Credentials = credentials ?? ServiceNowCredentials.Of(definition.Name, definition.Options, instance, http, clock);
        Client = new ServiceNowClient(definition.Name, instance, http, Credentials, policy, clock, logger);
        Reader = new TableReader(definition.Name, Client, logger);
        Articles = new KnowledgeArticles(definition, instance, clock);
        try
        {
            Tickets = new TicketAssembly(definition, Reader, new TicketIntake(definition.Name, TicketLabels.ForSource(definition.Options, match), idIsNumber: false, redactor, clock));
        }
        catch (FormatException wrong)
        {
            throw new SourceException($"Sources:{definition.Name}: {wrong.Message}", wrong);
        }
    }

    public SourceDefinition Definition { get; }

    public TimeProvider Clock { get; }

    public ServiceNowCredentials Credentials { get; }

    public ServiceNowClient Client { get; }

    public TableReader Reader { get; }

    public TicketAssembly Tickets { get; }

    public KnowledgeArticles Articles { get; }

    /// <summary>The tables to read, articles included if they are.</summary>
    public IReadOnlyList<string> Tables => TicketColumns.TablesOf(Definition.Options);

    /// <summary>The question for the records of a table.</summary>
    public TableQuery Query(string table) => table == KnowledgeArticles.Table
        ? KnowledgeArticles.Query(Definition.Options.KnowledgeQuery)
        : TicketColumns.Query(table, Definition.Options.Query);

    /// <summary>Whether a record is to be kept: a ticket always, an article as long as it is published.</summary>
    public bool IsInForce(string table, TableRow row) => table != KnowledgeArticles.Table || Articles.IsInForce(row.Fields);

    /// <summary>Makes items of the records of a table.</summary>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public async Task<IReadOnlyList<SourceItem>> ItemsAsync(string table, IReadOnlyList<TableRow> rows, CancellationToken cancellationToken) =>
        table == KnowledgeArticles.Table
            ? [.. rows.Select(row => Articles.Item(row, Client.TakeBytes()))]
            : await Tickets.AssembleAsync(rows, cancellationToken);
}
