using Assistant.Core.Conversations;

namespace Assistant.Web.Chat;

/// <summary>Says in words how an answer stands.</summary>
internal static class AnswerLabels
{
    /// <summary>The label of an answer.</summary>
    public static AnswerLabelText For(AnswerRecord answer) => answer.State switch
    {
        AnswerState.Pending or AnswerState.Streaming => new("Answering", LabelTone.Quiet, null),
        AnswerState.Complete => new(answer.Model is null ? "Answer" : $"Answer by {answer.Model}", LabelTone.Quiet, null),
        // The text of quotations begins by saying what they are, and why no model answered.
        AnswerState.Quoted => new("Quotations", LabelTone.Quiet, answer.Error),
        AnswerState.Stopped => new("Stopped", LabelTone.Notable, "The text so far is kept."),
        AnswerState.CutOff => new("Cut off", LabelTone.Warning, answer.Error ?? "The model fell silent; the text so far is kept."),
        AnswerState.Refused => new("Not found in the documentation", LabelTone.Notable, answer.Error),
        AnswerState.Blocked => new("Not permitted here", LabelTone.Warning, answer.Error ?? "A policy of the centre forbids this answer."),
        _ => new("No answer", LabelTone.Error, answer.Error ?? "Something went wrong; an administrator finds the reason in the log."),
    };
}

/// <summary>The label of an answer.</summary>
/// <param name="Text">A few words.</param>
/// <param name="Tone">How much it should be seen.</param>
/// <param name="Reason">A sentence on why; null where there is nothing to say.</param>
internal sealed record AnswerLabelText(string Text, LabelTone Tone, string? Reason);

/// <summary>How much a label should be seen.</summary>
internal enum LabelTone
{
    /// <summary>All is as it should be.</summary>
    Quiet,

    /// <summary>The reader should know.</summary>
    Notable,

    /// <summary>Something is missing.</summary>
    Warning,

    /// <summary>Nothing came.</summary>
    Error,
}
