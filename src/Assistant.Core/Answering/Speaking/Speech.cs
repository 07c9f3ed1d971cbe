using Assistant.Core.Answering.Citations;
using Assistant.Core.Privacy;

namespace Assistant.Core.Answering.Speaking;

/// <summary>Lets a model's text into an answer: each sentence without harmful links and secrets, checked as soon as it is complete.</summary>
internal sealed class Speech(RunningAnswer answer, Redactor redactor)
{
    private readonly SentenceVerifier _verifier = new(answer.Sent, answer.Known);
    private readonly SentenceStream _sentences = new();

    /// <summary>Takes more of the model's text.</summary>
    public Task SayAsync(string text, CancellationToken cancellationToken) => ShowAsync(_sentences.Push(text), cancellationToken);

    /// <summary>Shows what was held back; the model says no more.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => ShowAsync(_sentences.Flush(), cancellationToken);

    private async Task ShowAsync(IReadOnlyList<SpokenPart> parts, CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            if (part.Text.Length > 0)
            {
                await answer.AddAsync(part.Unit is null ? part.Text : redactor.RemoveSecrets(AnswerLinks.Clean(part.Text)).Text, cancellationToken);
            }

            foreach (var unit in part.Unit is null ? [] : AnswerUnits.Split(part.Unit))
            {
                if (_verifier.Check(unit, unit.Cited) is { Unsupported.Count: > 0 } verdict)
                {
                    answer.Mark(unit.Text, verdict.Unsupported);
                }
            }
        }
    }
}
