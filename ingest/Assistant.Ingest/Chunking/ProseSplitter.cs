using System.Text.RegularExpressions;

namespace Assistant.Ingest.Chunking;

/// <summary>Cuts running text at sentence ends, and a sentence that does not fit between words.</summary>
internal sealed partial class ProseSplitter(TokenCounter counter)
{
    /// <summary>The sentences of a text, each with the white space before it.</summary>
    public static IEnumerable<(string Text, string Glue)> Sentences(string text)
    {
        var start = 0;
        var glue = string.Empty;
        foreach (Match gap in Gap().Matches(text))
        {
            yield return (text[start..gap.Index], glue);
            glue = gap.Value;
            start = gap.Index + gap.Length;
        }
        yield return (text[start..], glue);
    }

    /// <summary>The pieces of a text.</summary>
    public IEnumerable<ChunkUnit> Split(string text, string glue, int budget)
    {
        foreach (var (sentence, gap) in Sentences(text))
        {
            var before = gap.Length == 0 ? glue : gap;
            var tokens = counter.Count(sentence);
            if (tokens <= budget)
            {
                yield return new ChunkUnit(UnitKind.Prose, sentence, before, tokens);
                continue;
            }
            foreach (var (words, wordGap) in Words(sentence, budget))
            {
                yield return new ChunkUnit(UnitKind.Prose, words, wordGap ?? before, counter.Count(words));
            }
        }
    }

    private IEnumerable<(string Text, string? Glue)> Words(string sentence, int budget)
    {
        var rest = sentence;
        string? glue = null;
        while (counter.Count(rest) > budget)
        {
            var length = counter.LengthWithin(rest, budget - 1);
            var blank = rest.LastIndexOf(' ', Math.Min(length, rest.Length - 1));
            // Without a blank it is no text, and may be cut anywhere.
            yield return (blank > 0 ? rest[..blank] : rest[..length], glue);
            rest = blank > 0 ? rest[(blank + 1)..] : rest[length..];
            glue = blank > 0 ? " " : string.Empty;
        }
        yield return (rest, glue);
    }

    // After the end of a sentence, before what can begin one; and at every line end.
    [GeneratedRegex(@"(?<=[.!?][)""'”]?) (?=[\p{Lu}\d`""'“(\[*])|(?<=\S)\n+(?=\S)")]
    private static partial Regex Gap();
}
