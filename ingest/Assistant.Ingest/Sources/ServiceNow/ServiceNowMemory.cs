using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Configuration;

namespace Assistant.Ingest.Sources.ServiceNow;

/// <summary>
/// What is known from earlier runs: the version of each record, and marks that say how far the walk of each table has
/// come. A mark made under other settings counts for nothing: they decide what is taken and who may read it.
/// </summary>
internal sealed class ServiceNowMemory
{
    private const string ListingMark = "listing";

    // Raise it when tickets are made otherwise of the same records.
    private const int Version = 1;

    private readonly IReadOnlyDictionary<string, DocumentVersion> _known;
    private readonly string _settings;
    private readonly string _tables;

    /// <summary>Takes over what is known; null for nothing.</summary>
    public ServiceNowMemory(IReadOnlyDictionary<string, DocumentVersion>? known, SourceOptions options, RequesterMatch match, IReadOnlyList<string> tables)
    {
        _known = known ?? new Dictionary<string, DocumentVersion>();
        var groups = options.Groups.OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key}={group.Value}");
        string?[] parts =
        [
            $"{Version}", options.Url, options.Query, options.KnowledgeQuery, options.KnowledgeUrl, $"{match}", $"{options.Emails}", $"{options.AttachmentKilobytes}",
            string.Join(' ', options.KnowledgeAudience), .. groups,
        ];
        _settings = Hash(string.Join('\u001e', parts));
        _tables = Hash(_settings + string.Join('\u001e', tables.Order(StringComparer.Ordinal)));
    }

    /// <summary>The time of the last change of a table that was taken in; null where the table must be walked from the start.</summary>
    public DateTimeOffset? Reached(string table) => MarkOf(table) is { } mark && mark.ETag == _settings ? mark.LastModified : null;

    /// <summary>Whether a record is known as it is.</summary>
    public bool Holds(string sysId, DateTimeOffset updatedAt) =>
        _known.GetValueOrDefault(sysId) is { ETag: null, LastModified: { } at } && at == updatedAt;

    /// <summary>Whether it is time to list all records again, to find those that are gone.</summary>
    public bool IsListingDue(DateTimeOffset now, int days) =>
        MarkOf(ListingMark) is not { LastModified: { } last } mark || mark.ETag != _tables || now - last >= TimeSpan.FromDays(days);

    /// <summary>The mark of a table.</summary>
    public SourceMark Mark(string table, DateTimeOffset reached) => new(table, new DocumentVersion(_settings, reached));

    /// <summary>The mark of a complete list.</summary>
    public SourceMark MarkListing(DateTimeOffset now) => new(ListingMark, new DocumentVersion(_tables, now));

    private DocumentVersion? MarkOf(string name) => _known.GetValueOrDefault(SourceMark.AddressOf(name));

    private static string Hash(string text) => $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]}\"";
}
