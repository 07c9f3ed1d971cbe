using System.Text.RegularExpressions;

namespace Assistant.Core.Configuration;

/// <summary>Checks the entries of the section <c>Sources</c>.</summary>
internal static partial class SourceRules
{
    public static IEnumerable<SettingsFault> Check(string key, string name, SourceOptions source)
    {
        if (!SourceName().IsMatch(name))
        {
            yield return new(key, "has a name that cannot be a source's: it may hold letters, digits, '-' and '_' alone, 64 at most; rename it.");
        }

        if (name.Equals("uploads", StringComparison.OrdinalIgnoreCase))
        {
            yield return new(key, "has the name of the tickets that staff upload; choose another.");
        }

        foreach (var fault in Audience(key, source).Concat(source.Enabled ? Kind(key, source) : []))
        {
            yield return fault;
        }
    }

    private static IEnumerable<SettingsFault> Audience(string key, SourceOptions source)
    {
        if (AudienceProblem(source.Audience) is { } problem)
        {
            yield return new($"{key}:Audience", problem);
        }
        else if (source.Kind is SourceKind.TicketFile or SourceKind.ServiceNow && source.Audience.Exists(label => !TicketLabel().IsMatch(label)))
        {
            yield return new(
                $"{key}:Audience", "must be staff or group:NAME alone, for these are tickets; requesters get their own label from the ticket.", $"{key}:Kind");
        }

        foreach (var (group, label) in source.Groups.Where(mapped => !TicketLabel().IsMatch(mapped.Value)))
        {
            yield return new($"{key}:Groups:{group}", $"is '{label}'; it must be staff or group:NAME.");
        }
    }

    private static string? AudienceProblem(List<string> labels)
    {
        try
        {
            _ = labels.Count == 0 ? null : Passages.Audience.Parse(labels);
            return null;
        }
        catch (FormatException wrong)
        {
            return $"holds what cannot be: {wrong.Message}";
        }
    }

    private static IEnumerable<SettingsFault> Kind(string key, SourceOptions source) => source.Kind switch
    {
        SourceKind.Website => Website(key, source),
        SourceKind.TicketFile when source.Path is null => [new(key, "lacks Path; name the file of tickets.", $"{key}:Kind", $"{key}:Path")],
        SourceKind.Folder when source.Path is null => [new(key, "lacks Path; name the folder of documents.", $"{key}:Kind", $"{key}:Path")],
        SourceKind.ServiceNow => ServiceNowRules.Check(key, source),
        _ => [],
    };

    private static IEnumerable<SettingsFault> Website(string key, SourceOptions source)
    {
        if ((source.Url is null) == (source.Path is null))
        {
            yield return new(
                key, "needs either Url (crawl over HTTP) or Path (a folder with the rendered site), one of the two.", $"{key}:Kind", $"{key}:Url", $"{key}:Path");
        }

        if (source.Url is not null && WebAddress.ProblemOf(source.Url) is { } problem)
        {
            yield return new($"{key}:Url", problem);
        }

        if (source.BaseUrl is not null && WebAddress.ProblemOf(source.BaseUrl) is { } baseProblem)
        {
            yield return new($"{key}:BaseUrl", baseProblem);
        }
    }

    [GeneratedRegex(@"^\s*(?:staff|group:\S+)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TicketLabel();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex SourceName();
}
