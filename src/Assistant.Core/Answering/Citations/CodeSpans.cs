using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>Finds where a Markdown text is code: fenced blocks, also unclosed ones, and spans in backticks.</summary>
internal static partial class CodeSpans
{
    /// <summary>The stretches of code, in order.</summary>
    public static IReadOnlyList<Range> FindAll(string markdown) => [.. Code().Matches(markdown).Select(match => new Range(match.Index, match.Index + match.Length))];

    /// <summary>Whether a place lies within code.</summary>
    public static bool Contains(IReadOnlyList<Range> code, int index) => code.Any(range => index >= range.Start.Value && index < range.End.Value);

    [GeneratedRegex(@"^[ ]*(?<fence>`{3,}|~{3,}).*?(?:^[ ]*\k<fence>[`~]*[ ]*$|\z)|(?<!`)(?<ticks>`{1,2})(?!`)[^\n]*?(?<!`)\k<ticks>(?!`)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
