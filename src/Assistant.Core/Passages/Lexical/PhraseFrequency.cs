namespace Assistant.Core.Passages.Lexical;

/// <summary>How often words stand together in a passage, as Lucene's sloppy phrases count it.</summary>
internal static class PhraseFrequency
{
    /// <summary>The occurrences, each counted by how close its words stand; 0 where there is none.</summary>
    /// <param name="positions">Where each word of the phrase stands, in order; none is empty.</param>
    /// <param name="slop">How far the words may stand apart in all, beyond their places in the phrase.</param>
    public static float Of(IReadOnlyList<IReadOnlyList<int>> positions, int slop)
    {
        var next = new int[positions.Count];
        var end = Enumerable.Range(0, positions.Count).Max(Place);
        var frequency = 0f;
        var (first, second) = Foremost();
        var width = end - Place(first);
        while (++next[first] < positions[first].Count)
        {
            end = Math.Max(end, Place(first));
            if (Place(first) <= Place(second))
            {
                width = Math.Min(width, end - Place(first));
                continue;
            }

            frequency += Counted(width);
            (first, second) = Foremost();
            width = end - Place(first);
        }

        return frequency + Counted(width);

        // Where the phrase would begin if this word stood in its place.
        int Place(int word) => positions[word][next[word]] - word;

        float Counted(int distance) => distance <= slop ? Bm25.Closeness(distance) : 0;

        (int First, int Second) Foremost()
        {
            var ordered = Enumerable.Range(0, positions.Count).OrderBy(Place).ThenBy(word => word).Take(2).ToArray();
            return (ordered[0], ordered[1]);
        }
    }
}
