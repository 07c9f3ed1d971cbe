namespace Assistant.Fakes.Qdrant;

/// <summary>Scores points by their vectors.</summary>
internal static class FakeScoring
{
    /// <summary>The points with something in common with a sparse vector, best first; with <c>idf</c> the rarity of each place in the collection counts.</summary>
    public static IEnumerable<(FakePoint Point, float Score)> Sparse(FakeCollection collection, string name, IReadOnlyDictionary<uint, float> query, bool idf, Func<FakePoint, bool> matches)
    {
        var places = collection.Places(name);
        var scores = new Dictionary<FakePoint, float>();
        foreach (var (place, weight) in query)
        {
            if (!places.TryGetValue(place, out var holders))
            {
                continue;
            }

            var rarity = idf ? MathF.Log(1 + ((collection.CountOf(name) - holders.Count + 0.5f) / (holders.Count + 0.5f))) : 1;
            foreach (var (point, value) in holders)
            {
                scores[point] = scores.GetValueOrDefault(point) + (weight * rarity * value);
            }
        }

        return scores.Where(scored => matches(scored.Key)).Select(scored => (scored.Key, scored.Value)).OrderByDescending(scored => scored.Value);
    }

    /// <summary>The points with a dense vector, nearest first.</summary>
    public static IEnumerable<(FakePoint Point, float Score)> Dense(IEnumerable<FakePoint> points, string name, float[] query, string distance) => points
        .Where(point => point.Vectors.ContainsKey(name))
        .Select(point => (point, Score: Similarity(point.Vectors[name].Dense!, query, distance)))
        .OrderByDescending(scored => distance == "Euclid" ? -scored.Score : scored.Score);

    /// <summary>Fuses lists by ranks from 0: Σ weight/(k+rank).</summary>
    public static IEnumerable<(FakePoint Point, float Score)> Ranks(IReadOnlyList<IReadOnlyList<(FakePoint Point, float Score)>> lists, int k, IReadOnlyList<float>? weights) =>
        Fuse(lists.Select((list, i) => list.Select((scored, rank) => (scored.Point, (weights?[i] ?? 1) / (k + rank)))));

    /// <summary>Fuses lists by their scores, each list rescaled to three standard deviations around its mean.</summary>
    public static IEnumerable<(FakePoint Point, float Score)> Distributions(IReadOnlyList<IReadOnlyList<(FakePoint Point, float Score)>> lists) =>
        Fuse(lists.Where(list => list.Count > 0).Select(list =>
        {
            var mean = list.Average(scored => scored.Score);
            var deviation = MathF.Sqrt(list.Sum(scored => (scored.Score - mean) * (scored.Score - mean)) / Math.Max(1, list.Count - 1));
            return list.Select(scored => (scored.Point, deviation == 0 ? 0.5f : (scored.Score - mean + (3 * deviation)) / (6 * deviation)));
        }));

    private static IEnumerable<(FakePoint Point, float Score)> Fuse(IEnumerable<IEnumerable<(FakePoint Point, float Score)>> lists) => lists
        .SelectMany(list => list)
        .GroupBy(scored => scored.Point)
        .Select(group => (group.Key, group.Sum(scored => scored.Score)))
        .OrderByDescending(scored => scored.Item2);

    private static float Similarity(float[] one, float[] other, string distance) => distance switch
    {
        "Dot" => Dot(one, other),
        "Euclid" => MathF.Sqrt(one.Zip(other).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second))),
        _ => Dot(one, other) / MathF.Max(1e-12f, MathF.Sqrt(Dot(one, one) * Dot(other, other))),
    };

    private static float Dot(float[] one, float[] other) => one.Zip(other).Sum(pair => pair.First * pair.Second);
}
