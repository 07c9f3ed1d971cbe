namespace Assistant.Core.Configuration;

/// <summary>Finds settings of the Qdrant store that cannot work, or are not safe; no message holds the key.</summary>
internal static class QdrantRules
{
    private const int LongestName = 100;

    public static IEnumerable<SettingsFault> Check(QdrantOptions qdrant)
    {
        if (ProblemOf(qdrant) is { } problem)
        {
            yield return new($"Store:Qdrant:{problem.Setting}", problem.Text);
        }

        if (qdrant.Collection.Length is 0 or > LongestName || !qdrant.Collection.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_'))
        {
            yield return new("Store:Qdrant:Collection", $"is '{qdrant.Collection}'; it may hold letters, digits, '-' and '_' alone, at most {LongestName}.");
        }

        if (qdrant.WriteConsistency > qdrant.Replicas)
        {
            yield return new(
                "Store:Qdrant:WriteConsistency", $"is {qdrant.WriteConsistency}, more than Store:Qdrant:Replicas ({qdrant.Replicas}), so that no write would ever succeed; lower it.", "Store:Qdrant:Replicas");
        }
    }

    /// <summary>What is wrong with the address, or with sending the key there; null where nothing is.</summary>
    public static (string Setting, string Text)? ProblemOf(QdrantOptions qdrant)
    {
        if (WebAddress.ProblemOf(qdrant.Url) is { } problem)
        {
            return ("Url", problem);
        }

        var url = new Uri(qdrant.Url);
        return !string.IsNullOrWhiteSpace(qdrant.ApiKey) && url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback
            ? ("Url", "begins with http, and would send Store:Qdrant:ApiKey in the clear to another machine; use https (service.enable_tls of Qdrant), or reach it over loopback.")
            : null;
    }
}
