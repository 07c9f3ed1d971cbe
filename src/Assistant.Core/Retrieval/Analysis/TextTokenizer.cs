namespace Assistant.Core.Retrieval.Analysis;

/// <summary>
/// Cuts text into tokens as HPC documentation needs it: <c>--gres=gpu:4</c>, <c>/lus/eagle</c>, <c>PBS_O_WORKDIR</c>
/// and <c>gcc/12.2</c> are kept whole, and their parts stand beside them.
/// </summary>
internal static class TextTokenizer
{
    /// <summary>The tokens of a text in order.</summary>
    public static IEnumerable<TextToken> Tokenize(string text)
    {
        var folded = AsciiFolding.Fold(text);
        var position = 0;
        for (var start = 0; start < folded.Length; start++)
        {
            if (!IsInside(folded, start))
            {
                continue;
            }

            var end = start + 1;
            while (end < folded.Length && IsInside(folded, end))
            {
                end++;
            }

            foreach (var token in TokensOf(Trim(folded.AsSpan(start, end - start)), position))
            {
                yield return token;
                position = Math.Max(position, token.Position + 1);
            }

            start = end;
        }
    }

    private static IEnumerable<TextToken> TokensOf(string written, int position) =>
        written.Length == 0 ? []
        : written.All(char.IsLetterOrDigit) ? CompoundWord.OfPlain(written, position)
        : CompoundWord.Of(written, position);

    private static bool IsInside(string text, int at) => text[at] switch
    {
        '-' or '_' or '.' or '/' or '=' or ':' or '@' or '+' or '#' or '%' or '~' or '$' => true,
        '\'' => at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]),
        var sign => char.IsLetterOrDigit(sign),
    };

    // Drops the punctuation around a word, but keeps what tells options, paths and dot files: -l --gres /scratch .bashrc
    private static string Trim(ReadOnlySpan<char> written)
    {
        written = written.TrimEnd("-_./=:@#%~$");
        written = written.TrimStart("_=:@+#%~$");
        var dashes = written.Length - written.TrimStart('-').Length;
        var kept = written.Length > dashes && dashes is 1 or 2 && char.IsLetter(written[dashes]);
        written = kept ? written : written.TrimStart("-=:@+#%~$");
        if (written.StartsWith("./") || written.StartsWith("..") || (written.StartsWith(".") && written.Length > 1 && !char.IsLetter(written[1])))
        {
            written = written.TrimStart("./");
        }

        return WithoutApostrophe(written.ToString());
    }

    private static string WithoutApostrophe(string written) =>
        !written.Contains('\'') ? written
        : written.EndsWith("'s", StringComparison.OrdinalIgnoreCase) ? WithoutApostrophe(written[..^2])
        : written.Replace("'", "", StringComparison.Ordinal);
}
