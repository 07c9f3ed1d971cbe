using System.Net;
using System.Text;
using Assistant.Core.Passages;
using Assistant.Ingest.Sources.ServiceNow.Wire;
using Assistant.Ingest.Tickets.Records;

namespace Assistant.Ingest.Sources.ServiceNow.Records;

/// <summary>Makes documents of knowledge articles: published ones that have not run out; any other is gone.</summary>
internal sealed class KnowledgeArticles(SourceDefinition definition, Uri instance, TimeProvider clock)
{
    /// <summary>The table of articles.</summary>
    public const string Table = "kb_knowledge";

    private readonly Audience _audience = definition.Options.KnowledgeAudience.Count > 0 ? Audience.Parse(definition.Options.KnowledgeAudience) : Audience.Staff;

    /// <summary>The question for articles, in whatever state: one that is withdrawn must be noticed.</summary>
    public static TableQuery Query(string? narrowing) => new TableQuery(
        Table, ["sys_id", "number", "short_description", "text", "wiki", "workflow_state", "valid_to", "sys_created_on", "sys_updated_on"]).Where(narrowing);

    /// <summary>The document of an article.</summary>
    public SourceItem Item(TableRow row, long bytes)
    {
        var fields = row.Fields;
        if (!IsInForce(fields))
        {
            return new GoneDocument(row.SysId);
        }

        var title = fields.Value("short_description");
        var body = fields.Value("text") is { Length: > 0 } text ? text : fields.Value("wiki");
        var html = new StringBuilder("<!DOCTYPE html><html><head><title>").Append(WebUtility.HtmlEncode(title)).Append("</title></head><body><main><h1>")
            .Append(WebUtility.HtmlEncode(title)).Append("</h1>\n").Append(body).Append("</main></body></html>");
        return new FetchedDocument(row.SysId, AddressOf(fields), html.ToString(), new DocumentVersion(null, row.UpdatedAt), bytes, clock.GetUtcNow())
        {
            Audience = _audience,
        };
    }

    /// <summary>Whether an article is published, and not beyond the day that it is valid to.</summary>
    public bool IsInForce(RecordFields fields) =>
        fields.Value("workflow_state") == "published"
        && !(RecordTime.TryParse(fields.Value("valid_to"), out var day) && day.AddDays(1) <= clock.GetUtcNow());

    private string AddressOf(RecordFields fields) =>
        (definition.Options.KnowledgeUrl ?? $"{instance.AbsoluteUri.TrimEnd('/')}/kb_view.do?sysparm_article={{number}}")
            .Replace("{number}", Uri.EscapeDataString(fields.Value("number")), StringComparison.Ordinal)
            .Replace("{sys_id}", Uri.EscapeDataString(fields.Value("sys_id")), StringComparison.Ordinal);
}
