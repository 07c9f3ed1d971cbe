using Assistant.Core.Answering.Citations;
using Assistant.Core.Answering.Quoting;
using Assistant.Core.Conversations;
using Assistant.Core.Privacy;

namespace Assistant.Core.Answering;

/// <summary>Looks an answer over before it is kept: secrets, links, and what its sources do not hold.</summary>
internal sealed class AnswerReview(Redactor redactor)
{
    private const int LongestList = 5;

    /// <summary>Reviews the answer as it stands, whole or not.</summary>
    public void Review(RunningAnswer answer)
    {
        var clean = redactor.RemoveSecrets(AnswerLinks.Clean(answer.Text)).Text;
        if (clean != answer.Text)
        {
            answer.Replace(clean);
        }

        // Quotations are the sources themselves; there is nothing to check.
        if (answer.State is AnswerState.Quoted or AnswerState.Failed or AnswerState.Refused)
        {
            return;
        }

        var verified = CitationVerifier.Check(answer.Text, answer.Sent, answer.Known);
        if (verified.NothingHolds && answer.State == AnswerState.Complete)
        {
            Withdraw(answer);
            return;
        }

        var checkedSources = verified.Citations.ToDictionary(source => source.N);
        answer.Sources = [.. answer.Sources.Select(source => checkedSources.GetValueOrDefault(source.N, source))];
        foreach (var check in verified.Checks)
        {
            answer.Mark(check.Sentence, check.Unsupported);
        }

        if (!verified.Whole)
        {
            answer.Notice("This answer holds too much to be checked to its end against its sources.");
        }

        if (verified.Checks.SelectMany(check => check.Unsupported).Distinct().ToList() is { Count: > 0 } unsupported)
        {
            var more = unsupported.Count > LongestList ? $" and {unsupported.Count - LongestList} more" : "";
            answer.Notice($"Not found in the cited sources, so check before use: {string.Join(", ", unsupported.Take(LongestList))}{more}.");
        }
    }

    // Every sentence that could be checked says what no source holds: the reader is better served by the sources.
    private static void Withdraw(RunningAnswer answer)
    {
        answer.Replace($"{NotDocumented.Phrase} {Quotations.Write(answer.Sources, "What the model wrote was withdrawn, as its sources hold none of it.")}");
        answer.End(AnswerState.Refused);
    }
}
