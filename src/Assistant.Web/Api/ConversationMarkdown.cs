using System.Text;
using Assistant.Core.Conversations;

namespace Assistant.Web.Api;

/// <summary>A conversation as a Markdown file, for mails and notes.</summary>
internal static class ConversationMarkdown
{
    public static byte[] Write(ConversationRecord conversation)
    {
        var text = new StringBuilder();
        text.AppendLine($"# {conversation.Title}").AppendLine();
        text.AppendLine($"Conversation {conversation.Id} of {conversation.Owner}, begun {conversation.StartedAt:yyyy-MM-dd HH:mm} UTC.").AppendLine();
        foreach (var turn in conversation.Turns)
        {
            text.AppendLine($"## Question ({turn.AskedAt:yyyy-MM-dd HH:mm} UTC{(turn.Ticket is null ? "" : ", ticket " + turn.Ticket.Number)})").AppendLine();
            // Quoted, so that what somebody typed cannot pass for a part of the file.
            foreach (var line in turn.Question.ReplaceLineEndings("\n").Split('\n'))
            {
                text.AppendLine($"> {line}".TrimEnd());
            }

            text.AppendLine();
            foreach (var answer in turn.Answers)
            {
                Append(text, answer);
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, AnswerRecord answer)
    {
        text.AppendLine($"### Answer ({Describe(answer)})").AppendLine();
        text.AppendLine(answer.Text.Length > 0 ? answer.Text : "(no text)").AppendLine();
        if (answer.Error is { } error)
        {
            text.AppendLine($"Note: {error}").AppendLine();
        }

        foreach (var notice in answer.Notices)
        {
            text.AppendLine($"Note: {notice}").AppendLine();
        }

        foreach (var citation in answer.Citations)
        {
            var heading = citation.Heading.Length > 0 ? $", {citation.Heading}" : "";
            text.AppendLine($"{citation.N}. {citation.Title}{heading}: <{citation.Url}> (fetched {citation.FetchedAt:yyyy-MM-dd})");
        }

        text.AppendLine();
    }

    private static string Describe(AnswerRecord answer)
    {
        var state = answer.State switch
        {
            AnswerState.Complete => answer.Model is null ? "complete" : null,
            AnswerState.Quoted => "quotations, no model",
            AnswerState.CutOff => "cut off",
            var other => other.ToString().ToLowerInvariant(),
        };
        return string.Join(", ", new[] { answer.Model, state }.OfType<string>());
    }
}
