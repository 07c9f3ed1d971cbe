namespace Assistant.Core.Passages.Lexical;

/// <summary>
/// The length of a passage in one byte, to four parts in a hundred: Lucene reads single bytes fastest, and its own encoding
/// is too coarse to tell passages apart that are all cut to about the same length.
/// </summary>
internal static class PassageLength
{
    private const double StepsOfADoubling = 16;

    /// <summary>The length of every code, in words.</summary>
    public static IReadOnlyList<float> All { get; } = [.. Enumerable.Range(0, 256).Select(code => (float)Math.Pow(2, code / StepsOfADoubling))];

    /// <summary>The code of a length; signed, as Lucene keeps a byte.</summary>
    public static long Encode(int words) => (sbyte)(byte)Math.Clamp(Math.Round(Math.Log2(Math.Max(1, words)) * StepsOfADoubling), 0, 255);

    /// <summary>A length as its code tells it.</summary>
    public static float Rounded(int words) => All[(byte)Encode(words)];
}
