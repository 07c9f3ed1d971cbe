namespace Assistant.Core.Evaluation;

/// <summary>A question whose right pages are known.</summary>
/// <param name="Id">Names it in reports and baselines.</param>
/// <param name="Kind">What sort of question it is, such as <c>howto</c> or <c>typo</c>; results are told apart by it.</param>
/// <param name="Question">The words, as a user would write them.</param>
/// <param name="Gold">The pages that answer it, as addresses or paths; any of them counts as found.</param>
/// <param name="Facts">Texts that a right answer holds, read with white space folded.</param>
public sealed record EvaluationQuestion(string Id, string Kind, string Question, IReadOnlyList<string> Gold, IReadOnlyList<string> Facts)
{
    /// <summary>The rank of each right page among these addresses, best first: a page counts once, at its best passage.</summary>
    /// <param name="urls">Addresses of passages, best first.</param>
    public IReadOnlyList<int> RanksAmong(IEnumerable<string> urls)
    {
        var gold = Gold.Select(PageOf).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. urls.Select(PageOf).Distinct(StringComparer.Ordinal)
                .Select((page, index) => (Page: page, Rank: index + 1))
                .Where(found => gold.Contains(found.Page))
                .Select(found => found.Rank),
        ];
    }

    /// <summary>The share of the facts that a text holds; 1 where none is asked for.</summary>
    public double FactsIn(string text)
    {
        var folded = Fold(text);
        return Facts.Count == 0 ? 1 : Facts.Count(fact => folded.Contains(Fold(fact), StringComparison.OrdinalIgnoreCase)) / (double)Facts.Count;
    }

    // The same page whatever host it was fetched from, and however its folder is spelled.
    private static string PageOf(string address)
    {
        var path = Uri.UnescapeDataString(new Uri(new Uri("https://site.invalid/"), address).AbsolutePath);
        return (path.EndsWith("/index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path).TrimEnd('/');
    }

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
