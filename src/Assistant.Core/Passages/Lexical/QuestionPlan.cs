namespace Assistant.Core.Passages.Lexical;

/// <summary>What of a question's concepts finds passages, and what ranks them beside the words themselves.</summary>
internal static class QuestionPlan
{
    // The strongest words of a long mail find all that the others would.
    private const int MostThatFind = 16;

    // What a pair of words that stand together adds, as a share of the weaker one.
    private const double TogetherFactor = 0.2;
    private const int WidestGap = 3;

    /// <summary>A passage may do that has any of these. Common words that tell little only rank.</summary>
    public static IEnumerable<QueryAlternative> Finding(IReadOnlyList<QueryConcept> concepts)
    {
        var strongest = concepts.OrderByDescending(concept => concept.Weight).Take(MostThatFind).ToList();
        var telling = strongest.Where(concept => concept.IsTelling).ToList();
        return (telling.Count > 0 ? telling : strongest).SelectMany(concept => concept.Alternatives.Where((a, i) => i == 0 || a.Terms.Count == 1));
    }

    /// <summary>Words that stand together in the question, and how far apart they may stand in a passage.</summary>
    public static IEnumerable<(QueryAlternative Pair, int Slop)> Together(IReadOnlyList<QueryConcept> concepts)
    {
        var telling = concepts.Where(concept => concept.IsTelling).ToList();
        foreach (var (left, right) in telling.Zip(telling.Skip(1)))
        {
            if (right.Position - left.Position is >= 1 and <= WidestGap and var gap && Pair(left, right) is { } pair)
            {
                yield return (pair, gap + 2);
            }
        }
    }

    private static QueryAlternative? Pair(QueryConcept left, QueryConcept right)
    {
        var (first, second) = (left.Alternatives[0], right.Alternatives[0]);
        return first.Terms.Count == 1 && second.Terms.Count == 1 && first.Terms[0].Form != second.Terms[0].Form
            ? new QueryAlternative([first.Terms[0], second.Terms[0]], TogetherFactor * Math.Min(first.Weight, second.Weight))
            : null;
    }
}
