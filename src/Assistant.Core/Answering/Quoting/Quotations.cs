using System.Text;
using Assistant.Core.Conversations;

namespace Assistant.Core.Answering.Quoting;

/// <summary>The answer where no model gives one: the best passages, plainly labelled as quotations.</summary>
internal static class Quotations
{
    private const int Quoted = 3;
    private const int LongestQuote = 900;

    /// <summary>Quotes the best sources.</summary>
    /// <param name="sources">The numbered sources, best first; at least one.</param>
    /// <param name="reason">Why no model answers: a sentence.</param>
    public static string Write(IReadOnlyList<Citation> sources, string reason)
    {
        var answer = new StringBuilder($"**These are quotations from the documentation, not an answer written to your question.** {reason}");
        foreach (var source in sources.Take(Quoted))
        {
            answer.Append($"\n\n**{Plain(source)}** [{source.N}]\n\n").Append(Quote(source.Quote));
        }

        return answer.ToString();
    }

    private static string Plain(Citation source) =>
        (source.Heading.Length > 0 ? $"{source.Title} › {source.Heading}" : source.Title).Replace("*", "", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static string Quote(string text) =>
        string.Join('\n', PassageExcerpt.Cut(text, LongestQuote).Split('\n').Select(line => line.Length > 0 ? "> " + line : ">"));
}
