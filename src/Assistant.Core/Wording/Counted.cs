namespace Assistant.Core.Wording;

/// <summary>Words counts as people do: "1 document", "2 documents".</summary>
public static class Counted
{
    /// <summary>The number and the noun.</summary>
    public static string Of(long count, string singular) => $"{count} {Noun(count, singular)}";

    /// <summary>The noun that goes with a number; nouns with a plural in -s or -ies.</summary>
    public static string Noun(long count, string singular) => count == 1 ? singular
        : singular.EndsWith('y') ? $"{singular[..^1]}ies"
        : singular.EndsWith("ss", StringComparison.Ordinal) ? $"{singular}es"
        : $"{singular}s";
}
