namespace Assistant.Benchmarks.Verifying;

/// <summary>How well "unsupported" was told of some sentences.</summary>
/// <param name="Sentences">How many there are.</param>
/// <param name="Wrong">In how many of them something is wrong.</param>
/// <param name="Found">In how many what is wrong was marked.</param>
/// <param name="FalseAlarms">In how many something was marked, but nothing that is wrong.</param>
internal sealed record SentenceScores(int Sentences, int Wrong, int Found, int FalseAlarms)
{
    /// <summary>The kinds whose marking is promised.</summary>
    public static readonly IReadOnlyList<string> Promised = ["invented-command", "wrong-path", "wrong-number"];

    /// <summary>Of the sentences that were marked, the share in which that is wrong which was marked.</summary>
    public double Precision => Share(Found, Found + FalseAlarms);

    /// <summary>Of the sentences in which something is wrong, the share in which it was marked.</summary>
    public double Recall => Share(Found, Wrong);

    /// <summary>Counts.</summary>
    public static SentenceScores Of(IReadOnlyCollection<JudgedSentence> judged) => new(
        judged.Count, judged.Count(one => one.IsWrong), judged.Count(one => one.IsFound), judged.Count(one => one.IsFalseAlarm));

    /// <inheritdoc/>
    public override string ToString() => Wrong == 0
        ? $"{FalseAlarms,3} of {Sentences,3} marked in error"
        : $"{Found,3} of {Wrong,3} found = {Recall,6:0.0%}, precision {Precision,6:0.0%}";

    private static double Share(int part, int whole) => whole == 0 ? 1 : part / (double)whole;
}
