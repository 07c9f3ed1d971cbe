namespace Assistant.Core.Passages.Lexical;

/// <summary>The numbers of the ranking. Both stores rank by them.</summary>
internal static class Bm25
{
    // Above Lucene's 1.2: a word that a passage repeats says more here, as title, headings and text are one field.
    private const float K1 = 1.5f;
    private const float B = 0.75f;

    // The share of the score that depends on how many of the question's words a passage has.
    private const float Coverage = 0.2f;

    /// <summary>How much alternatives beside the best one add.</summary>
    public const float Tie = 0.1f;

    /// <summary>How much a word tells that stands in this many of so many passages.</summary>
    public static double Rarity(long with, long all) => Math.Log(1 + ((Math.Max(0, all - with) + 0.5) / (with + 0.5)));

    /// <summary>What the length of a passage does to the counts of its words, see <see cref="Weight"/>.</summary>
    public static float Damping(float length, float averageLength) => K1 * (1 - B + (B * length / averageLength));

    /// <summary>What a word counts that stands in a passage so many times, before its rarity.</summary>
    public static float Weight(float times, float damping) => (K1 + 1) * times / (times + damping);

    /// <summary>The factor for a passage that has some of the question's words.</summary>
    public static float CoverageFactor(int has, int all) => 1 - Coverage + (Coverage * has / all);

    /// <summary>What an occurrence of a phrase counts whose words stand apart by this much.</summary>
    public static float Closeness(int distance) => 1f / (distance + 1);
}
