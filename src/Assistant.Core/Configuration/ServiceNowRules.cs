using System.Text.RegularExpressions;

namespace Assistant.Core.Configuration;

/// <summary>Finds settings of a ServiceNow source that cannot work; no message holds a secret.</summary>
internal static partial class ServiceNowRules
{
    public static IEnumerable<SettingsFault> Check(string key, SourceOptions source) =>
    [
        .. Address(key, source),
        .. Credentials(key, source),
        .. Query($"{key}:Query", source.Query),
        .. Query($"{key}:KnowledgeQuery", source.KnowledgeQuery),
        .. source.Tables.Where(table => !TableName().IsMatch(table)).Select(table => new SettingsFault($"{key}:Tables", $"holds '{table}'; a table is named as in ServiceNow, such as sc_req_item.")),
        .. KnowledgeAudience(key, source),
    ];

    private static IEnumerable<SettingsFault> Address(string key, SourceOptions source)
    {
        if (!Uri.TryCreate(source.Url, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            yield return new($"{key}:Url", $"is {(source.Url is null ? "missing" : "no http or https address")}; name the instance, such as https://centre.service-now.com.");
        }
        else if (url.Scheme == "http" && !url.IsLoopback)
        {
            yield return new($"{key}:Url", "begins with http, which would send the password in the clear; use https.");
        }
        else if (url.UserInfo.Length > 0)
        {
            yield return new($"{key}:Url", "holds a user name or password; move them to User and Password.");
        }

        if (source.KnowledgeUrl is { } article && (!Uri.TryCreate(article, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("https" or "http")))
        {
            yield return new($"{key}:KnowledgeUrl", "must be an http or https address with {number} or {sys_id} in it.");
        }
    }

    private static IEnumerable<SettingsFault> Credentials(string key, SourceOptions source)
    {
        var (user, client, apiKey) = (Has(source.User), Has(source.ClientId), Has(source.ApiKey));
        if (!user && !client && !apiKey)
        {
            yield return new(key, "says nothing of how to sign in; set User and Password, or ClientId and ClientSecret, or ApiKey.", $"{key}:Kind");
        }

        if (user != Has(source.Password))
        {
            yield return new($"{key}:{(user ? "Password" : "User")}", "is missing; User and Password go together (an environment variable Sources__NAME__Password keeps it out of the file).");
        }

        if (client != Has(source.ClientSecret))
        {
            yield return new($"{key}:{(client ? "ClientSecret" : "ClientId")}", "is missing; ClientId and ClientSecret go together.");
        }

        if (apiKey && (user || client))
        {
            yield return new($"{key}:ApiKey", "stands beside another way to sign in; keep one.");
        }
    }

    // Both would reach beyond the clauses that walk through the table.
    private static IEnumerable<SettingsFault> Query(string key, string? query) =>
        query is not null && Reaching().IsMatch(query)
            ? [new(key, "holds ^NQ or ORDERBY, which cannot be used there; write the alternatives with ^OR, and leave the order out.")]
            : [];

    private static IEnumerable<SettingsFault> KnowledgeAudience(string key, SourceOptions source)
    {
        if (source.KnowledgeAudience.Count == 0)
        {
            return [];
        }

        try
        {
            _ = Passages.Audience.Parse(source.KnowledgeAudience);
            return [];
        }
        catch (FormatException wrong)
        {
            return [new($"{key}:KnowledgeAudience", $"holds what cannot be: {wrong.Message}")];
        }
    }

    private static bool Has(string? setting) => !string.IsNullOrWhiteSpace(setting);

    [GeneratedRegex("^[a-z0-9_]{1,80}$")]
    private static partial Regex TableName();

    [GeneratedRegex(@"\^NQ|(?:^|\^)ORDERBY", RegexOptions.CultureInvariant)]
    private static partial Regex Reaching();
}
