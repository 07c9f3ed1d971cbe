using Assistant.Core.Answering.Citations;
using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Privacy;

namespace Assistant.Core.Answering.Prompts;

/// <summary>An earlier question and its answer.</summary>
/// <param name="Question">Contact data masked.</param>
/// <param name="Answer">Contact data masked.</param>
/// <param name="Class">What kind of text it is, by what it was made from.</param>
internal sealed record EarlierExchange(string Question, string Answer, TextClass Class)
{
    /// <summary>
    /// The earlier turns that may enter a prompt: those whose answers rest only on sources that the recipient may read now.
    /// </summary>
    public static IReadOnlyList<EarlierExchange> Select(IReadOnlyList<TurnRecord> turns, Caller recipient, Redactor redactor) =>
    [
        .. turns
            .Select(turn => (turn, answer: turn.Answers.LastOrDefault(answer => answer.State is AnswerState.Complete or AnswerState.CutOff or AnswerState.Stopped)))
            .Where(pair => pair.answer is { Text.Length: > 0 } answer && RestsOnReadableSources(answer, recipient))
            .Select(pair => new EarlierExchange(
                redactor.MaskContacts(pair.turn.Question), redactor.MaskContacts(pair.answer!.Text), ClassOf(pair.turn, pair.answer))),
    ];

    private static bool RestsOnReadableSources(AnswerRecord answer, Caller recipient) =>
        answer.HiddenSources == 0 && answer.Citations.All(citation => recipient.MayRead(citation.Audience));

    private static TextClass ClassOf(TurnRecord turn, AnswerRecord answer) =>
        turn.Ticket is not null ? TextClass.Tickets
        : answer.Citations.Any(citation => TextPolicy.ClassOf(citation.Audience) != TextClass.Public) ? TextClass.Internal
        : TextClass.Public;
}
