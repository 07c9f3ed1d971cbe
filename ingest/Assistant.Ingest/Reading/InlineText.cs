using System.Text;

namespace Assistant.Ingest.Reading;

/// <summary>Collects running text; white space is folded as a browser folds it.</summary>
internal sealed class InlineText
{
    private readonly StringBuilder _text = new();
    private bool _blankDue;

    /// <summary>Whether nothing has been collected since the last <see cref="Take"/>.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>Adds decoded text.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                _blankDue = true;
            }
            else if (character is not ('\u200B' or '\u00AD' or '\uFEFF')) // invisible: they would tear words apart for a search
            {
                WriteBlank();
                _text.Append(character);
            }
        }
    }

    /// <summary>Sets the next item of a list apart from what stands before it.</summary>
    public void SeparateItem()
    {
        _blankDue = false;
        Append("; ");
    }

    /// <summary>Starts a new line; nothing at the start.</summary>
    public void BreakLine()
    {
        _blankDue = false;
        if (!IsEmpty && _text[^1] != '\n')
        {
            _text.Append('\n');
        }
    }

    /// <summary>Adds inline code, with as many backticks as its content asks for.</summary>
    public void AppendCode(string code)
    {
        if (code.Length == 0)
        {
            return;
        }
        WriteBlank();
        var fence = code.Contains('`') ? "``" : "`";
        var padding = code[0] == '`' || code[^1] == '`' ? " " : string.Empty;
        _text.Append(fence).Append(padding).Append(code).Append(padding).Append(fence);
    }

    /// <summary>Hands over what was collected, and starts anew.</summary>
    public string Take()
    {
        var text = _text.ToString().TrimEnd('\n');
        _text.Clear();
        _blankDue = false;
        return text;
    }

    /// <summary>Text with its white space folded.</summary>
    public static string Fold(string text)
    {
        var folded = new InlineText();
        folded.Append(text);
        return folded.Take();
    }

    private void WriteBlank()
    {
        if (_blankDue && !IsEmpty && _text[^1] != '\n')
        {
            _text.Append(' ');
        }
        _blankDue = false;
    }
}
