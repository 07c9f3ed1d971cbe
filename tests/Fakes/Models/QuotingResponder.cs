using System.Text.RegularExpressions;

namespace Assistant.Fakes.Models;

/// <summary>
/// Stands in for a model: answers from the sources fenced in the prompt, by repeating their sentences that share most
/// words with the question, each with its number.
/// </summary>
public static partial class QuotingResponder
{
    /// <summary>The reply to a prompt, in pieces of a few characters as a model streams them.</summary>
    public static ChatReply Reply(ReceivedChat request) => Reply(request, pause: TimeSpan.Zero);

    /// <summary>The reply with a pause before each piece, for people to watch.</summary>
    public static ChatReply Reply(ReceivedChat request, TimeSpan pause) => Pieces().Matches(Answer(request))
        .Aggregate(ChatReply.Begun(), (reply, piece) => (pause > TimeSpan.Zero ? reply.Pause(pause) : reply).Say(piece.Value))
        .End();

    /// <summary>The text of the reply.</summary>
    public static string Answer(ReceivedChat request)
    {
        var question = Question().Match(request.Prompt).Groups["text"].Value;
        var words = Words(question);
        var sentences = Source().Matches(request.Prompt)
            .SelectMany(source => Sentences(source.Groups["text"].Value).Select(sentence => (Number: source.Groups["n"].Value, Sentence: sentence)))
            .Select(candidate => (candidate.Number, candidate.Sentence, Shared: Words(candidate.Sentence).Intersect(words).Count()))
            .Where(candidate => candidate.Shared > 0)
            .OrderByDescending(candidate => candidate.Shared)
            .Take(3)
            .ToList();
        return sentences.Count == 0
            ? NotDocumented(request)
            : string.Join("\n\n", sentences.Select(sentence => $"{sentence.Sentence} [{sentence.Number}]"));
    }

    // The prompt quotes the words to use when the sources are silent.
    private static string NotDocumented(ReceivedChat request)
    {
        var words = QuotedSentence().Match(request.Messages[0].Content);
        return words.Success ? words.Groups["text"].Value : "I cannot answer this.";
    }

    private static IEnumerable<string> Sentences(string text) => SentenceEnd().Split(CodeBlock().Replace(text, " "))
        .Select(sentence => sentence.Trim())
        .Where(sentence => sentence.Length > 20 && !sentence.StartsWith('|') && !sentence.StartsWith('#'));

    private static HashSet<string> Words(string text) =>
        [.. Word().Matches(text.ToLowerInvariant()).Select(match => match.Value.TrimEnd('s')).Where(word => word.Length > 3)];

    [GeneratedRegex(@"<source number=""(?<n>\d+)""[^>]*>\n(?<text>.*?)\n</source>", RegexOptions.Singleline)]
    private static partial Regex Source();

    [GeneratedRegex(@"<question>\n(?<text>.*?)\n</question>", RegexOptions.Singleline)]
    private static partial Regex Question();

    [GeneratedRegex("\"(?<text>[^\"\n]+\\.)\"")]
    private static partial Regex QuotedSentence();

    [GeneratedRegex(@"```.*?```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"(?<=[.!?])\s+|\n+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\p{N}_]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s*\S{1,8}\s*")]
    private static partial Regex Pieces();
}
