using System.Text;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Collects lines as a browser would break them.</summary>
internal sealed class LineWriter
{
    private const string CodeIndent = "    ";

    private readonly List<MailLine> _lines = [];
    private readonly StringBuilder _line = new();
    private bool _blankDue;
    private string? _item;

    /// <summary>How many lines are complete, the one at hand included if anything stands on it.</summary>
    public int Count => _lines.Count + (_line.Length > 0 ? 1 : 0);

    /// <summary>Adds text with its white space folded.</summary>
    public void Text(string text, bool keepsBreaks)
    {
        foreach (var character in MailText.Normalise(text))
        {
            if (keepsBreaks && character == '\n')
            {
                EndLine(wasEmpty: true);
            }
            else if (char.IsWhiteSpace(character))
            {
                _blankDue = true;
            }
            else
            {
                Begin();
                _line.Append(character);
            }
        }
    }

    /// <summary>Adds where a link leads, unless its text says so.</summary>
    public void Link(string? target, string text)
    {
        var shown = text.Trim().TrimEnd('/');
        if (target is not null && shown.Length > 0 && !(shown.Contains('.') && target.TrimEnd('/').EndsWith(shown, StringComparison.OrdinalIgnoreCase)))
        {
            Text($" ({target})", keepsBreaks: false);
        }
    }

    /// <summary>Ends the line; a second time does nothing.</summary>
    public void Break() => EndLine(wasEmpty: false);

    /// <summary>Ends the line.</summary>
    /// <param name="wasEmpty">Whether a line without anything on it is one.</param>
    public void EndLine(bool wasEmpty)
    {
        _blankDue = false;
        if (_line.Length > 0 || wasEmpty)
        {
            _lines.Add(new MailLine(_line.ToString(), false));
            _line.Clear();
        }
    }

    /// <summary>Ends the line, and leaves one blank.</summary>
    public void Paragraph()
    {
        Break();
        if (_lines.Count > 0 && !_lines[^1].IsBlank)
        {
            _lines.Add(new MailLine("", false));
        }
    }

    /// <summary>Begins an item of a list.</summary>
    public void Item(string sign)
    {
        Break();
        _item = sign;
    }

    /// <summary>Adds code or output, indented as a whole so that it can be told from prose.</summary>
    public void Verbatim(string text)
    {
        Paragraph();
        var lines = MailText.Normalise(text).Split('\n').Select(line => line.TrimEnd()).ToList();
        var isIndented = lines.Where(line => line.Length > 0).All(line => line.StartsWith(CodeIndent, StringComparison.Ordinal) || line.StartsWith('\t'));
        foreach (var line in lines.SkipWhile(line => line.Length == 0))
        {
            _lines.Add(new MailLine(isIndented || line.Length == 0 ? line : CodeIndent + line, true));
        }

        while (_lines.Count > 0 && _lines[^1] is { IsVerbatim: true, IsBlank: true })
        {
            _lines.RemoveAt(_lines.Count - 1);
        }

        Paragraph();
    }

    /// <summary>The complete lines so far.</summary>
    public IReadOnlyList<MailLine> Lines => _lines;

    /// <summary>Marks the lines from one on as quoted, as plain text does.</summary>
    public void Quote(int from)
    {
        Break();
        for (var index = from; index < _lines.Count; index++)
        {
            _lines[index] = new MailLine($"> {_lines[index].Text}".TrimEnd(), false);
        }
    }

    /// <summary>All lines.</summary>
    public List<MailLine> Take()
    {
        Break();
        return _lines;
    }

    private void Begin()
    {
        if (_item is not null)
        {
            _line.Append(_item);
            _item = null;
        }
        else if (_blankDue && _line.Length > 0)
        {
            _line.Append(' ');
        }

        _blankDue = false;
    }
}
