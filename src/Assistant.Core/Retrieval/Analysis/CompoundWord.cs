namespace Assistant.Core.Retrieval.Analysis;

/// <summary>Takes apart what is written without a blank but has parts: options, paths, versions, variables, <c>camelCase</c>.</summary>
internal static class CompoundWord
{
    // Longer ones are encoded data or long addresses, which nobody asks for as a whole.
    private const int LongestWhole = 80;
    private const int LongestPart = 40;
    private const int MostParts = 16;

    private static readonly char[] Segments = ['=', '/', ':', '@', '#', '%', '~', '$', '+'];
    private static readonly char[] Joints = ['-', '_', '.'];

    /// <summary>The tokens of something that holds signs between its letters.</summary>
    /// <param name="written">As written, trimmed, without accents.</param>
    /// <param name="position">The place of the first.</param>
    public static IEnumerable<TextToken> Of(string written, int position)
    {
        var seen = new HashSet<string>();
        foreach (var whole in WholesOf(written.ToLowerInvariant()))
        {
            if (whole.Length <= LongestWhole && seen.Add(whole))
            {
                yield return new TextToken(whole, position, TokenRole.Whole);
            }
        }

        var parts = 0;
        foreach (var part in written.Split(Segments, StringSplitOptions.RemoveEmptyEntries).SelectMany(PartsOf))
        {
            if (part.Length is > 1 and <= LongestPart && parts < MostParts && seen.Add(part))
            {
                yield return new TextToken(part, position + parts++, TokenRole.Part);
            }
        }
    }

    /// <summary>The tokens of letters and digits alone: the word, and what a change of case or a unit sets apart.</summary>
    public static IEnumerable<TextToken> OfPlain(string written, int position)
    {
        if (written.Length <= LongestPart)
        {
            yield return new TextToken(written.ToLowerInvariant(), position, TokenRole.Word);
            foreach (var part in Inner(written))
            {
                yield return new TextToken(part, position, TokenRole.Part);
            }
        }
    }

    // As written; an option without its value; each option, path segment or value that is itself composed.
    private static IEnumerable<string> WholesOf(string written)
    {
        yield return written;
        var name = written[0] == '-' ? written.Split('=')[0] : written;
        yield return name;
        if (name[0] == '-' && name.TrimStart('-') is { Length: > 1 } bare)
        {
            yield return bare;
        }

        foreach (var segment in written.Split(Segments, StringSplitOptions.RemoveEmptyEntries))
        {
            var trimmed = segment.Trim(Joints);
            if (trimmed.IndexOfAny(Joints) > 0)
            {
                yield return trimmed;
            }
        }
    }

    private static IEnumerable<string> PartsOf(string segment)
    {
        if (char.IsAsciiDigit(segment[0]) && segment.Contains('.'))
        {
            return VersionPrefixes(segment.ToLowerInvariant());
        }

        return segment.Split(Joints, StringSplitOptions.RemoveEmptyEntries).SelectMany(part => Inner(part).Prepend(part.ToLowerInvariant()));
    }

    // 12.2.0 is also 12.2.
    private static IEnumerable<string> VersionPrefixes(string version)
    {
        yield return version;
        var numbers = version.Split('.');
        if (numbers.Length > 2)
        {
            yield return string.Join('.', numbers[..2]);
        }
    }

    private static IEnumerable<string> Inner(string word)
    {
        var start = 0;
        for (var i = 1; i <= word.Length; i++)
        {
            if (i < word.Length && !IsSeam(word, i))
            {
                continue;
            }

            if (i - start > 1 && i - start < word.Length)
            {
                yield return word[start..i].ToLowerInvariant();
            }

            start = i;
        }
    }

    // gridEngine, 20GB, QOSGrp; but not GPUs
    private static bool IsSeam(string word, int at) =>
        (char.IsLower(word[at - 1]) && char.IsUpper(word[at]))
        || (char.IsDigit(word[at - 1]) && char.IsLetter(word[at]) && char.IsDigit(word[0]))
        || (at > 1 && at + 2 < word.Length && char.IsUpper(word[at - 1]) && char.IsUpper(word[at])
            && char.IsLower(word[at + 1]) && char.IsLower(word[at + 2]));
}
