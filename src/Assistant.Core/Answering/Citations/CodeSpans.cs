namespace Assistant.Core.Answering.Citations;

/// <summary>Finds where a Markdown text is code: fenced blocks, also unclosed ones, and spans in backticks. Takes time in proportion to the text.</summary>
internal static class CodeSpans
{
    private const int ShortestFence = 3;

    /// <summary>The stretches of code, in order.</summary>
    public static IReadOnlyList<Range> FindAll(string markdown)
    {
        var found = new List<Range>();
        (int Start, string Mark)? fence = null;
        for (var start = 0; start < markdown.Length;)
        {
            var end = markdown.IndexOf('\n', start);
            end = end < 0 ? markdown.Length : end;
            var line = markdown.AsSpan(start, end - start);
            if (fence is null)
            {
                fence = FenceOf(line) is { } mark ? (start, mark) : null;
                found.AddRange(fence is null ? FindInline(line).Select(span => new Range(start + span.Start.Value, start + span.End.Value)) : []);
            }
            else if (Closes(line, fence.Value.Mark))
            {
                found.Add(new Range(fence.Value.Start, end));
                fence = null;
            }

            start = end + 1;
        }

        if (fence is not null)
        {
            found.Add(new Range(fence.Value.Start, markdown.Length));
        }

        return found;
    }

    /// <summary>The spans between single or double backticks within one line, the backticks included.</summary>
    public static IReadOnlyList<Range> FindInline(ReadOnlySpan<char> line)
    {
        var ticks = TicksOf(line);
        // For each run of one or two backticks the next one of the same length, found from the end.
        var partner = new int[ticks.Count];
        int[] next = [-1, -1];
        for (var i = ticks.Count - 1; i >= 0; i--)
        {
            var kind = ticks[i].Length - 1;
            partner[i] = kind < next.Length ? next[kind] : -1;
            if (kind < next.Length)
            {
                next[kind] = i;
            }
        }

        var spans = new List<Range>();
        for (var i = 0; i < ticks.Count; i++)
        {
            if (partner[i] >= 0)
            {
                var last = ticks[partner[i]];
                spans.Add(new Range(ticks[i].Start, last.Start + last.Length));
                i = partner[i];
            }
        }

        return spans;
    }

    /// <summary>Whether a place lies within code.</summary>
    /// <param name="code">The stretches of code, in order.</param>
    /// <param name="index">The place.</param>
    public static bool Contains(IReadOnlyList<Range> code, int index)
    {
        var (low, high) = (0, code.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (index < code[middle].Start.Value)
            {
                high = middle - 1;
            }
            else if (index >= code[middle].End.Value)
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private static List<(int Start, int Length)> TicksOf(ReadOnlySpan<char> line)
    {
        var ticks = new List<(int, int)>();
        for (var at = 0; at < line.Length;)
        {
            var from = line[at..].IndexOf('`');
            if (from < 0)
            {
                break;
            }

            var start = at + from;
            var length = line[start..].IndexOfAnyExcept('`');
            length = length < 0 ? line.Length - start : length;
            ticks.Add((start, length));
            at = start + length;
        }

        return ticks;
    }

    private static string? FenceOf(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart(' ');
        var sign = text.IsEmpty ? ' ' : text[0];
        var length = text.IndexOfAnyExcept(sign);
        length = length < 0 ? text.Length : length;
        return sign is '`' or '~' && length >= ShortestFence ? new string(sign, length) : null;
    }

    private static bool Closes(ReadOnlySpan<char> line, string fence)
    {
        var text = line.Trim(" \r");
        return text.StartsWith(fence, StringComparison.Ordinal) && text.TrimEnd("`~").IsEmpty;
    }
}
