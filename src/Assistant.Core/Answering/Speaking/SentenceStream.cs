using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Core.Answering.Citations;

namespace Assistant.Core.Answering.Speaking;

/// <summary>
/// Cuts a stream of Markdown into sentences and blocks of code as they become complete. Of a sentence under way it gives
/// the plain words at once, and holds back from the first sign on that could begin something to check: a number, an
/// option, a path, code, a citation.
/// </summary>
internal sealed partial class SentenceStream
{
    // A sentence, or block, that does not end is given in parts.
    private const int LongestUnit = 4000;

    private static readonly SearchValues<char> TellingSigns = SearchValues.Create("0123456789`/$_[<~|\\");

    private readonly StringBuilder _held = new();
    private int _shown;
    private bool _atLineStart = true;

    /// <summary>Takes more text in; gives what of it can be shown.</summary>
    public IReadOnlyList<SpokenPart> Push(string text)
    {
        _held.Append(text);
        var parts = new List<SpokenPart>();
        while (EndOfUnit(_held.ToString()) is > 0 and var end)
        {
            parts.Add(Take(end));
        }

        var rest = _held.ToString();
        var plain = _atLineStart && FenceStart().IsMatch(rest) ? 0 : PlainLength(rest);
        if (plain > _shown)
        {
            parts.Add(new SpokenPart(rest[_shown..plain], null));
            _shown = plain;
        }

        return parts;
    }

    /// <summary>What is left at the end of the stream, complete or not.</summary>
    public IReadOnlyList<SpokenPart> Flush() => _held.Length == 0 ? [] : [Take(_held.Length)];

    private static int PlainLength(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var next = at + 1 < text.Length ? text[at + 1] : (char?)null;
            var tells = text[at] switch
            {
                '-' => (at == 0 || char.IsWhiteSpace(text[at - 1])) && next is not ' ',
                '*' => next is not ' ', // emphasis, whose end is not there yet
                '!' => next is null or '[',
                '.' => next is { } letter && char.IsLetterOrDigit(letter), // the name of a host or a module
                '@' => true,
                var sign => TellingSigns.Contains(sign),
            };
            if (tells)
            {
                return at;
            }
        }

        return text.Length;
    }

    private SpokenPart Take(int end)
    {
        var unit = _held.ToString(0, end);
        // Of the plain words more may have been shown than turned out to belong to it.
        var part = new SpokenPart(unit[Math.Min(_shown, end)..], unit.Trim().Length > 0 ? unit.Trim('\n') : null);
        _held.Remove(0, end);
        _shown = Math.Max(0, _shown - end);
        _atLineStart = unit.EndsWith('\n');
        return part;
    }

    private int EndOfUnit(string text)
    {
        var end = text.Length > 0 && text[0] == '\n' ? 1
            : _atLineStart && FenceStart().Match(text) is { Success: true } fence ? EndOfBlock(text, fence)
            : EndOfSentence(text);
        return end > 0 ? end : text.Length > LongestUnit ? text.Length : 0;
    }

    private static int EndOfBlock(string text, Match opening)
    {
        var line = text.IndexOf('\n');
        while (line >= 0 && text.IndexOf('\n', line + 1) is >= 0 and var next)
        {
            var content = text.AsSpan(line + 1, next - line - 1).Trim();
            if (content.StartsWith(opening.Groups["fence"].Value, StringComparison.Ordinal) && content.TrimEnd("`~").IsEmpty)
            {
                return next + 1;
            }

            line = next;
        }

        return 0;
    }

    // The end of a sentence once the next one has begun, or of a line once a new paragraph, item, row or heading has.
    private static int EndOfSentence(string text)
    {
        var line = EndOfLine(text);
        var upToLine = line > 0 ? text[..line] : text;
        foreach (var end in AnswerUnits.SentenceEnds(upToLine))
        {
            var next = text.AsSpan(end).TrimStart();
            if (end < upToLine.Length && !next.IsEmpty && next[0] != '[' && upToLine.AsSpan(0, end).Count('`') % 2 == 0)
            {
                return end;
            }
        }

        return line;
    }

    private static int EndOfLine(string text)
    {
        for (var at = text.IndexOf('\n'); at >= 0 && at + 1 < text.Length; at = text.IndexOf('\n', at + 1))
        {
            var next = text.AsSpan(at + 1).TrimStart(' ');
            var own = text.AsSpan(0, at).TrimStart();
            if (next.IsEmpty)
            {
                return 0; // not known yet
            }

            if (own.StartsWith("#") || own.StartsWith("|") || next[0] is '\n' or '-' or '*' or '+' or '|' or '#' or '`' or '~' || char.IsAsciiDigit(next[0]))
            {
                return at + 1;
            }
        }

        return 0;
    }

    [GeneratedRegex(@"^[ ]*(?<fence>`{3,}|~{3,})")]
    private static partial Regex FenceStart();
}

/// <summary>Text to be shown.</summary>
/// <param name="Text">The text; empty where all of it was shown before.</param>
/// <param name="Unit">The sentence or block that it completes, to be checked; null where it completes none.</param>
internal sealed record SpokenPart(string Text, string? Unit);
