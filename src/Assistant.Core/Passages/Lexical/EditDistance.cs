namespace Assistant.Core.Passages.Lexical;

/// <summary>How many letters must change for one word to become another.</summary>
internal static class EditDistance
{
    /// <summary>Letters to insert, delete, replace or swap with their neighbour; one more than <paramref name="most"/> where it takes more.</summary>
    public static int Between(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return most + 1;
        }

        Span<int> beforeLast = stackalloc int[other.Length + 1];
        Span<int> last = stackalloc int[other.Length + 1];
        Span<int> row = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var edits = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                var swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
                row[j] = swapped ? Math.Min(edits, beforeLast[j - 2] + 1) : edits;
                least = Math.Min(least, row[j]);
            }

            if (least > most)
            {
                return most + 1;
            }

            last.CopyTo(beforeLast);
            row.CopyTo(last);
        }

        return Math.Min(last[other.Length], most + 1);
    }
}
