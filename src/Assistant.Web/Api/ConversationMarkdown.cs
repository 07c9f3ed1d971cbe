using System.Globalization;
using System.Text;
using Assistant.Core.Conversations;

namespace Assistant.Web.Api;

/// <summary>A conversation as a Markdown file, for mails and notes: what people and models wrote is quoted, all else is the file's own.</summary>
internal static class ConversationMarkdown
{
    /// <summary>The file; addresses within the app must be whole already.</summary>
    public static byte[] Write(ConversationRecord conversation)
    {
        var text = new StringBuilder();
        text.AppendLine($"# {MarkdownText.Inline(conversation.Title)}").AppendLine();
        text.AppendLine($"Conversation {conversation.Id} of {MarkdownText.Inline(conversation.Owner)}, begun {Minute(conversation.StartedAt)}.").AppendLine();
        foreach (var turn in conversation.Turns)
        {
            var ticket = turn.Ticket is null ? "" : $", ticket {turn.Ticket.Number}";
            text.AppendLine($"## Question ({Minute(turn.AskedAt)}{ticket})").AppendLine().AppendQuoted(turn.Question);
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
        text.AppendQuoted(answer.Text.Length > 0 ? answer.Text : "(no text)");
        foreach (var note in answer.Notices.Prepend(answer.Error).OfType<string>())
        {
            text.AppendLine($"Note: {MarkdownText.Inline(note)}").AppendLine();
        }

        AppendSources(text, answer.Cited);
        if (answer.NotCited.Any())
        {
            text.AppendLine().AppendLine("Found, not cited:").AppendLine();
            AppendSources(text, answer.NotCited);
        }

        text.AppendLine();
    }

    private static void AppendSources(StringBuilder text, IEnumerable<Citation> sources)
    {
        foreach (var citation in sources)
        {
            var heading = citation.Heading.Length > 0 ? $", {MarkdownText.Inline(citation.Heading)}" : "";
            text.AppendLine($"{citation.N}. {MarkdownText.Inline(citation.Title)}{heading}: {MarkdownText.Address(citation.Url)} (fetched {citation.FetchedAt:yyyy-MM-dd})");
        }
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
        return string.Join(", ", new[] { answer.Model is { } model ? MarkdownText.Inline(model) : null, state }.OfType<string>());
    }

    private static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
