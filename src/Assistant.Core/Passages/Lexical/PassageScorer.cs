namespace Assistant.Core.Passages.Lexical;

/// <summary>Scores passages for one question from their words, as the embedded store's index does.</summary>
internal sealed class PassageScorer
{
    private readonly IReadOnlyList<IReadOnlyList<Part>> _concepts;
    private readonly IReadOnlyList<(Part Part, int Slop)> _pairs;
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly float _averageLength;

    /// <param name="concepts">What is asked.</param>
    /// <param name="averageLength">Words of a passage, on average.</param>
    public PassageScorer(IReadOnlyList<QueryConcept> concepts, float averageLength)
    {
        _averageLength = averageLength;
        _concepts = [.. concepts.Select(IReadOnlyList<Part> (concept) => [.. concept.Alternatives.Select(PartOf)])];
        _pairs = [.. QuestionPlan.Together(concepts).Select(pair => (PartOf(pair.Pair), pair.Slop))];
    }

    /// <summary>The score of a passage; 0 where it has nothing of the question.</summary>
    public float Score(PassageContent content)
    {
        var found = new List<int>?[_slots.Count];
        var length = 0;
        foreach (var (form, position) in content.Terms)
        {
            length++;
            if (_slots.TryGetValue(form, out var slot))
            {
                (found[slot] ??= []).Add(position);
            }
        }

        var damping = Bm25.Damping(PassageLength.Rounded(length), _averageLength);
        var (sum, has) = (0f, 0);
        foreach (var concept in _concepts)
        {
            var score = ScoreOf(concept, found, damping);
            sum += score;
            has += score > 0 ? 1 : 0;
        }

        return (sum * Bm25.CoverageFactor(has, _concepts.Count)) + _pairs.Sum(pair => ScoreOf(pair.Part, pair.Slop, found, damping));
    }

    private static float ScoreOf(IReadOnlyList<Part> concept, List<int>?[] found, float damping)
    {
        var (best, sum) = (0f, 0f);
        foreach (var alternative in concept)
        {
            var score = ScoreOf(alternative, slop: 1, found, damping);
            best = Math.Max(best, score);
            sum += score;
        }

        return best + (Bm25.Tie * (sum - best));
    }

    private static float ScoreOf(Part part, int slop, List<int>?[] found, float damping)
    {
        var times = part.Slots is [var only] ? found[only]?.Count ?? 0
            : part.Slots.All(slot => found[slot] is not null) ? PhraseFrequency.Of([.. part.Slots.Select(slot => found[slot]!)], slop)
            : 0;
        return times > 0 ? part.Weight * Bm25.Weight(times, damping) : 0;
    }

    private Part PartOf(QueryAlternative alternative) => new([.. alternative.Terms.Select(term => SlotOf(term.Form))], (float)alternative.Weight);

    private int SlotOf(string form)
    {
        if (!_slots.TryGetValue(form, out var slot))
        {
            _slots.Add(form, slot = _slots.Count);
        }

        return slot;
    }

    // A word, or words that must stand together.
    private sealed record Part(IReadOnlyList<int> Slots, float Weight);
}
