using System.Text;
using Assistant.Core.Conversations;
using Assistant.Web.Api;

namespace Assistant.Web.Chat;

/// <summary>An answer as text for mails and notes.</summary>
internal static class AnswerText
{
    /// <summary>The Markdown with its sources below; addresses within the app become whole ones.</summary>
    public static string ForCopy(AnswerRecord answer, string baseAddress)
    {
        var text = new StringBuilder(answer.Text.TrimEnd());
        if (answer.Citations.Count > 0)
        {
            text.AppendLine().AppendLine().AppendLine("Sources:");
        }

        foreach (var citation in answer.Citations)
        {
            var heading = citation.Heading.Length > 0 ? $" › {citation.Heading}" : "";
            text.AppendLine($"[{citation.N}] {citation.Title}{heading}: {WholeAddresses.Make(citation.Url, baseAddress)}");
        }

        return text.ToString();
    }
}
