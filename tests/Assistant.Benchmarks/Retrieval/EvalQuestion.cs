using System.Text.Json;

namespace Assistant.Benchmarks.Retrieval;

/// <summary>A question and the pages that answer it, as paths below the site's root.</summary>
internal sealed record EvalQuestion(string Id, string Kind, string Question, IReadOnlyList<string> Gold)
{
    public static IReadOnlyList<EvalQuestion> ReadAll(string file) =>
    [
        .. File.ReadLines(file)
            .Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize<EvalQuestion>(line, JsonSerializerOptions.Web)!),
    ];

    /// <summary>The rank of each gold page among these addresses, pages counted once; only those that were found.</summary>
    public IReadOnlyList<int> RanksAmong(IEnumerable<string> urls)
    {
        var gold = Gold.Select(PathOf).ToHashSet();
        return [.. urls.Select(PathOf).Distinct().Select((path, i) => (path, Rank: i + 1)).Where(page => gold.Contains(page.path)).Select(page => page.Rank)];
    }

    private static string PathOf(string address)
    {
        var path = Uri.UnescapeDataString(new Uri(new Uri("https://site/"), address).AbsolutePath);
        return path.EndsWith("/index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path;
    }
}
