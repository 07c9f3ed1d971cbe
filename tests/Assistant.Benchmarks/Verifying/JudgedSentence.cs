using Assistant.Core.Answering.Citations;
using Assistant.Core.Conversations;

namespace Assistant.Benchmarks.Verifying;

/// <summary>A sentence with the pieces that the verifier called unsupported.</summary>
internal sealed record JudgedSentence(LabelledSentence Sentence, IReadOnlyList<string> Marked)
{
    /// <summary>Whether something in it is wrong.</summary>
    public bool IsWrong => Sentence.Wrong.Count > 0;

    /// <summary>Whether what is wrong was marked. A mark elsewhere does not count.</summary>
    public bool IsFound => Marked.Any(IsRight);

    /// <summary>Whether it was marked and nothing of that is wrong.</summary>
    public bool IsFalseAlarm => Marked.Count > 0 && !IsFound;

    /// <summary>The pieces that were marked although the sources hold them.</summary>
    public IEnumerable<string> MarkedWrongly => Marked.Where(piece => !IsRight(piece));

    /// <summary>Runs the program's verifier over a sentence.</summary>
    public static JudgedSentence Judge(LabelledSentence sentence, IReadOnlyDictionary<string, Citation> sections)
    {
        var sources = sentence.Sources.Select((address, index) => sections[address] with { N = index + 1 }).ToList();
        var verified = CitationVerifier.Check(sentence.Text, sources);
        return new JudgedSentence(sentence, [.. verified.Checks.SelectMany(check => check.Unsupported).Distinct()]);
    }

    private bool IsRight(string piece) =>
        Sentence.Wrong.Any(wrong => wrong.Contains(piece, StringComparison.OrdinalIgnoreCase) || piece.Contains(wrong, StringComparison.OrdinalIgnoreCase));
}
