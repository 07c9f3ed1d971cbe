using Assistant.Core.Configuration;
using Assistant.Core.Privacy;
using Assistant.Ingest.Reading;
using Assistant.Ingest.Sources.ServiceNow;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Sources;

/// <summary>Makes the source that a definition describes.</summary>
public sealed class SourceFactory(
    IHttpClientFactory http, HtmlReader reader, Redactor redactor, IOptions<IdentityOptions> identity, IOptions<DataOptions> data, TimeProvider clock, ILoggerFactory loggers)
{
    /// <summary>The source; nothing is read yet.</summary>
    /// <exception cref="SourceException">Its kind, or a setting of it, cannot be used.</exception>
    public ISource Create(SourceDefinition definition) => definition.Options.Kind switch
    {
        SourceKind.Website => new WebsiteSource(
            definition.Name, definition.Options, http.CreateClient(WebsiteSource.HttpClientName), reader, clock, loggers.CreateLogger<WebsiteSource>(),
            Path.Combine(data.Value.Path, "crawls", definition.Name + ".memory")),
        SourceKind.ServiceNow => new ServiceNowSource(
            definition, http.CreateClient(ServiceNowSource.HttpClientName), identity.Value.RequesterMatch, redactor, clock, loggers.CreateLogger<ServiceNowSource>()),
        SourceKind.TicketFile => new TicketFileSource(definition.Name, definition.Options, identity.Value.RequesterMatch, redactor, clock),
        SourceKind.Folder => new FolderSource(definition.Name, definition.Options, reader, clock, loggers.CreateLogger<FolderSource>()),
        var kind => throw new SourceException(
            $"Sources:{definition.Name}:Kind is {kind?.ToString() ?? "missing"}, which this version cannot read; use Website, Folder, ServiceNow or TicketFile, or set Sources:{definition.Name}:Enabled to false."),
    };
}
