using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Assistant.Core.Passages;

namespace Assistant.Core.Configuration;

/// <summary>Finds values out of range, settings that contradict each other, and settings for what is not built yet.</summary>
internal static partial class SettingsValidator
{
    /// <summary>One sentence for every fault, with its key and the remedy.</summary>
    public static IEnumerable<string> Validate(AssistantSettings settings) =>
    [
        .. Annotations(settings.Data, "Data"),
        .. Annotations(settings.Chunking, "Chunking"),
        .. Annotations(settings.Conversations, "Conversations"),
        .. Annotations(settings.Prompts, "Prompts"),
        .. Parts(settings),
        .. settings.Sources.SelectMany(source => Source(source.Key, source.Value)),
        .. settings.Models.SelectMany(model => Model(model.Key, model.Value)),
    ];

    private static IEnumerable<string> Parts(AssistantSettings settings)
    {
        if (settings.Chunking.OverlapTokens * 2 > settings.Chunking.MaxTokens)
        {
            yield return $"Chunking:OverlapTokens is {settings.Chunking.OverlapTokens}, more than half of Chunking:MaxTokens ({settings.Chunking.MaxTokens}); lower it.";
        }

        if (settings.Store.Provider == StoreProvider.Qdrant)
        {
            yield return "Store:Provider is Qdrant, which this version does not have yet; use Embedded.";
        }

        if (settings.Embeddings.BaseUrl is not null)
        {
            yield return "Embeddings:BaseUrl is set, but this version searches by words alone; leave it out.";
        }

        if (settings.Reranker.BaseUrl is not null)
        {
            yield return "Reranker:BaseUrl is set, but this version does not rerank; leave it out.";
        }

        if (settings.Database.Provider == DatabaseProvider.PostgreSql && string.IsNullOrWhiteSpace(settings.Database.ConnectionString))
        {
            yield return "Database:ConnectionString is missing; with Database:Provider PostgreSql say how to reach the server, such as Host=db;Database=assistant;Username=assistant.";
        }

        if (settings.Identity.Mode != IdentityMode.Local)
        {
            yield return $"Identity:Mode is {settings.Identity.Mode}, which this version does not have yet; use Local, for one person on their own machine.";
        }
    }

    private static IEnumerable<string> Source(string name, SourceOptions source)
    {
        var key = $"Sources:{name}";
        if (!SourceName().IsMatch(name))
        {
            yield return $"{key}: the name may hold letters, digits, '-' and '_' alone; rename it.";
        }

        if (name.Equals("uploads", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{key}: this name belongs to tickets that staff upload; choose another.";
        }

        foreach (var fault in Annotations(source, key).Concat(Audience(key, source)).Concat(TicketLabels(key, source)))
        {
            yield return fault;
        }

        if (source.Enabled && KindFault(key, source) is { } kindFault)
        {
            yield return kindFault;
        }
    }

    private static IEnumerable<string> Audience(string key, SourceOptions source)
    {
        if (source.Audience.Count == 0)
        {
            return [];
        }

        try
        {
            _ = Passages.Audience.Parse(source.Audience);
            return [];
        }
        catch (FormatException wrong)
        {
            return [$"{key}:Audience: {wrong.Message}"];
        }
    }

    private static IEnumerable<string> TicketLabels(string key, SourceOptions source)
    {
        var isTickets = source.Kind is SourceKind.TicketFile or SourceKind.ServiceNow;
        if (isTickets && source.Audience.Exists(label => !TicketLabel().IsMatch(label)))
        {
            yield return $"{key}:Audience: tickets can be for staff or group:NAME alone; requesters get their own label from the ticket.";
        }

        foreach (var (group, label) in source.Groups.Where(mapped => !TicketLabel().IsMatch(mapped.Value ?? "")))
        {
            yield return $"{key}:Groups:{group} is '{label}'; it must be staff or group:NAME.";
        }
    }

    private static string? KindFault(string key, SourceOptions source) => source.Kind switch
    {
        SourceKind.Website when (source.Url is null) == (source.Path is null) =>
            $"{key} needs either Url (crawl over HTTP) or Path (a folder with the rendered site), one of the two.",
        SourceKind.Website when source.Url is not null && !IsHttp(source.Url) => $"{key}:Url is '{source.Url}'; it must be an http or https address.",
        SourceKind.Website when source.BaseUrl is not null && !IsHttp(source.BaseUrl) => $"{key}:BaseUrl is '{source.BaseUrl}'; it must be an http or https address.",
        SourceKind.TicketFile when source.Path is null => $"{key}:Path is missing; name the file of tickets.",
        SourceKind.Folder when source.Path is null => $"{key}:Path is missing; name the folder of documents.",
        SourceKind.ServiceNow => $"{key}:Kind is {source.Kind}, which this version does not have yet; set {key}:Enabled to false, or use Website, Folder or TicketFile.",
        _ => null,
    };

    private static IEnumerable<string> Model(string name, ModelOptions model)
    {
        var key = $"Models:{name}";
        foreach (var fault in Annotations(model, key))
        {
            yield return fault;
        }

        if (model.BaseUrl is not null && !IsHttp(model.BaseUrl))
        {
            yield return $"{key}:BaseUrl is '{model.BaseUrl}'; it must be an http or https address.";
        }

        if (model.TokenCommand is not null || model.TokenFile is not null)
        {
            yield return $"{key}: TokenCommand and TokenFile are not there yet in this version; use ApiKey (an environment variable Models__{name}__ApiKey keeps it out of the file).";
        }
    }

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static IEnumerable<string> Annotations(object options, string key)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.Select(result => $"{key}:{string.Join(',', result.MemberNames)}: {result.ErrorMessage}");
    }

    [GeneratedRegex(@"^\s*(?:staff|group:\S+)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TicketLabel();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex SourceName();
}
