using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>Cuts an answer into sentences and blocks of code.</summary>
internal static partial class AnswerUnits
{
    /// <summary>The units in their order.</summary>
    public static IReadOnlyList<AnswerUnit> Split(string markdown)
    {
        var reader = new Reader();
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            reader.Take(line);
        }

        return reader.End();
    }

    private const int LongestAbbreviation = 12;

    /// <summary>Where the sentences of a text end, citations behind them included.</summary>
    public static IEnumerable<int> SentenceEnds(string text)
    {
        var code = CodeSpans.FindAll(text);
        var start = 0;
        foreach (Match end in SentenceEnd().Matches(text))
        {
            if (CodeSpans.Contains(code, end.Index) || Abbreviation().IsMatch(text[Math.Max(start, end.Index - LongestAbbreviation)..(end.Index + 1)]))
            {
                continue;
            }

            start = end.Index + end.Length;
            yield return start;
        }
    }

    private static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        foreach (var end in SentenceEnds(text))
        {
            yield return text[start..end].Trim();
            start = end;
        }

        if (text[start..].Trim() is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    // A full stop, then the citations that stand behind it; the next sentence begins after a blank.
    [GeneratedRegex(@"[.!?][""”’)*_]*(?:\s*\[[0-9,;–\-\s]+\])*(?=\s+[^\s\[]|\s*$)")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|incl|resp|Fig|No|Sec|Dr|Mr|Ms)\.|^\s*[0-9]+\.)$")]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"^\s*(?:[-*+]|[0-9]{1,3}[.)])\s+")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"^\s*(?<fence>`{3,}|~{3,})")]
    private static partial Regex FenceMark();

    private sealed class Reader
    {
        private readonly List<AnswerUnit> _units = [];
        private readonly List<string> _lines = [];
        private UnitKind _kind = UnitKind.Sentence;
        private int _group;
        private bool _inList;
        private bool _blankBefore;
        private string? _fence;

        public void Take(string line)
        {
            if (_fence is not null)
            {
                TakeCode(line);
            }
            else if (FenceMark().Match(line) is { Success: true } fence)
            {
                Flush();
                _fence = fence.Groups["fence"].Value;
                _kind = UnitKind.Code;
            }
            else if (string.IsNullOrWhiteSpace(line))
            {
                Flush();
                _blankBefore = true;
            }
            else
            {
                TakeText(line);
            }
        }

        public IReadOnlyList<AnswerUnit> End()
        {
            Flush();
            return _units;
        }

        private void TakeCode(string line)
        {
            if (line.Trim().StartsWith(_fence!, StringComparison.Ordinal))
            {
                _fence = null;
                Flush();
                return;
            }

            _lines.Add(line);
        }

        private void TakeText(string line)
        {
            var item = ListMark().Match(line);
            var isRow = line.TrimStart().StartsWith('|');
            var isHeading = line.StartsWith('#');
            var continuesItem = _inList && (!_blankBefore || line.StartsWith(' ')) && !isHeading;
            if (item.Success || isRow || isHeading)
            {
                Flush();
            }

            // A list is one group, whatever stands between its items; every other paragraph begins a new one.
            var isList = item.Success || isRow || continuesItem;
            if (isHeading || isList != _inList || (!isList && _blankBefore))
            {
                Flush();
                _group++;
            }

            _inList = isList;
            _blankBefore = false;
            _kind = isHeading ? UnitKind.Heading : isList ? UnitKind.Item : UnitKind.Sentence;
            _lines.Add(item.Success ? line[item.Length..] : line);
        }

        private void Flush()
        {
            if (_lines.Count > 0)
            {
                var text = string.Join('\n', _lines);
                _units.AddRange((_kind == UnitKind.Code ? [text] : Sentences(text)).Select(sentence => new AnswerUnit(sentence, _kind, _group)));
                _lines.Clear();
            }
        }
    }
}
