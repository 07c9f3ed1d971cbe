using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Prompts;

/// <summary>Sets text that others wrote apart from instructions, and takes from it what could end the fence or pose as another role.</summary>
internal static partial class Fence
{
    /// <summary>A numbered source.</summary>
    public static string Source(int number, string title, string heading, string text)
    {
        var name = heading.Length > 0 ? $"{title} › {heading}" : title;
        return $"<source number=\"{number}\" title=\"{Attribute(name)}\">\n{Inert(text)}\n</source>";
    }

    /// <summary>A ticket.</summary>
    public static string Ticket(string number, string text) => $"<ticket number=\"{Attribute(number)}\">\n{Inert(text)}\n</ticket>";

    /// <summary>A question.</summary>
    public static string Question(string text) => $"<question>\n{Inert(text)}\n</question>";

    /// <summary>Earlier turns.</summary>
    public static string Conversation(string text) => $"<conversation>\n{Inert(text)}\n</conversation>";

    /// <summary>The text without a meaning to the prompt: our tags and the control marks of chat formats are broken, invisible characters gone.</summary>
    public static string Inert(string text) => ControlMark().Replace(Tag().Replace(WithoutInvisible(text), "‹"), match => Break(match.Value));

    private static string Attribute(string text) =>
        Inert(text).ReplaceLineEndings(" ").Replace('"', '\'').Replace('<', '‹').Replace('>', '›');

    private static string Break(string mark) => mark.Replace('<', '‹').Replace('[', '⟦');

    // Bidirectional overrides, zero-width characters and the tag block can hide instructions from a reader, not from a model.
    private static string WithoutInvisible(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is not UnicodeCategory.Format and not UnicodeCategory.PrivateUse
                && (category is not UnicodeCategory.Control || rune.Value is '\n' or '\t'))
            {
                kept.Append(rune);
            }
        }

        return kept.ToString();
    }

    [GeneratedRegex(@"<(?=\s*/?\s*(?:sources?|tickets?|questions?|conversations?)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    // Tokenizers read such marks as the borders of messages even within a message.
    [GeneratedRegex(@"<\|[^|>\n]{0,40}\|>|<\|(?=\w)|</?s>|\[/?INST\]|<<\s*/?SYS\s*>>|<(?:start|end)_of_turn>|<(?:｜|\uff5c)[^>\n]{0,40}>|\[/?(?:SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS)\]", RegexOptions.IgnoreCase)]
    private static partial Regex ControlMark();
}
