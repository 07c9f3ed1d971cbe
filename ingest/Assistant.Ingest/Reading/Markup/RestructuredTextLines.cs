using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Ingest.Reading.Markup;

/// <summary>Writes the blocks of reStructuredText as those of Markdown, nested ones within their indentation.</summary>
internal sealed partial class RestructuredTextLines(StringBuilder output)
{
    private static readonly FrozenSet<string> Notes = new[]
    {
        "attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning", "seealso", "admonition", "topic", "deprecated",
        "versionadded", "versionchanged", "todo",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Code = new[] { "code-block", "code", "sourcecode", "parsed-literal", "prompt", "literalinclude" }.ToFrozenSet(StringComparer.Ordinal);

    // What only places its content.
    private static readonly FrozenSet<string> Frames = new[] { "container", "compound", "tab-set", "tabs", "grid", "list-table", "table", "rst-class", "only", "glossary", "dropdown" }
        .ToFrozenSet(StringComparer.Ordinal);

    private readonly List<string> _levels = [];

    /// <summary>Writes lines.</summary>
    /// <param name="lines">They.</param>
    /// <param name="indent">What stands before each of them.</param>
    public void Write(IReadOnlyList<string> lines, string indent)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            if (HeadingAt(lines, index) is { } heading)
            {
                output.Append('\n').Append('#', heading.Level).Append(' ').Append(RestructuredTextReader.Inline(heading.Text)).Append('\n');
                index += heading.Lines - 1;
            }
            else if (Directive().Match(line) is { Success: true } directive)
            {
                index = WriteDirective(lines, index, directive, indent);
            }
            else if (Footnote().Match(line) is { Success: true } footnote)
            {
                var end = End(lines, index);
                var note = string.Join(' ', lines.Skip(index + 1).Take(end - index - 1).Select(more => more.Trim()).Prepend(footnote.Groups["text"].Value));
                output.Append('\n').Append($"[^{footnote.Groups["name"].Value}]: ").Append(RestructuredTextReader.Inline(note)).Append("\n\n");
                index = end - 1;
            }
            else if (Explicit().IsMatch(line))
            {
                index = End(lines, index) - 1; // targets, comments, substitutions
            }
            else if (Border().IsMatch(line))
            {
                index = WriteSimpleTable(lines, index, indent);
            }
            else
            {
                index = WriteText(lines, index, indent);
            }
        }
    }

    private int WriteText(IReadOnlyList<string> lines, int index, string indent)
    {
        var line = lines[index];
        var announces = line.TrimEnd().EndsWith("::", StringComparison.Ordinal);
        var text = !announces ? line : line.Trim() == "::" ? string.Empty : line.TrimEnd()[..^1];
        output.Append(indent).Append(RestructuredTextReader.Inline(Item().Replace(text, item => item.Groups[1].Value + (item.Groups[2].Value == "#" ? "1" : item.Groups[2].Value) + ". "))).Append('\n');
        if (!announces)
        {
            return index;
        }
        var end = End(lines, index);
        WriteCode(Dedent(lines, index + 1, end), string.Empty, indent + new string(' ', Depth(line)));
        return end - 1;
    }

    private int WriteDirective(IReadOnlyList<string> lines, int index, Match directive, string indent)
    {
        var end = End(lines, index);
        var (name, argument) = (directive.Groups["name"].Value, directive.Groups["argument"].Value.Trim());
        var within = indent + directive.Groups["indent"].Value;
        var content = Dedent(lines, index + 1, end).SkipWhile(line => Option().IsMatch(line)).ToList();
        if (Code.Contains(name))
        {
            WriteCode(content, argument, within);
        }
        else if (name is "tab-item" or "tab" or "group-tab")
        {
            output.Append('\n').Append(within).Append("=== \"").Append(argument).Append("\"\n\n");
            Write(content, within + "    ");
        }
        else if (Notes.Contains(name))
        {
            var title = name is "admonition" or "topic" ? $" \"{argument}\"" : string.Empty;
            output.Append('\n').Append(within).Append("!!! ").Append(name is "admonition" or "topic" ? "note" : name).Append(title).Append("\n\n");
            Write(title.Length > 0 ? content : [argument, .. content], within + "    ");
        }
        else if (Frames.Contains(name))
        {
            output.Append('\n').Append(within).Append(argument.Length > 0 ? $"**{argument}**\n" : "\n");
            Write(content, within);
        }
        else if (name is "figure" or "image")
        {
            var alternative = lines.Skip(index + 1).Take(end - index - 1).Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith(":alt:", StringComparison.Ordinal));
            output.Append('\n').Append(within).Append(alternative?[5..].Trim()).Append("\n\n");
            Write(content, within);
        }
        else if (name == "math")
        {
            output.Append('\n').Append(within).Append("$$").Append(string.Join(' ', content.Prepend(argument)).Trim()).Append("$$\n\n");
        }
        return end - 1;
    }

    // Its columns are told by blanks alone, so it stays as it stands.
    private int WriteSimpleTable(IReadOnlyList<string> lines, int index, string indent)
    {
        var last = index;
        for (var at = index + 1; at < lines.Count && lines[at].Trim().Length > 0; at++)
        {
            last = Border().IsMatch(lines[at]) ? at : last;
        }
        WriteCode([.. lines.Skip(index).Take(last - index + 1).Where(line => !Border().IsMatch(line))], string.Empty, indent);
        return last;
    }

    private void WriteCode(IReadOnlyList<string> code, string language, string indent)
    {
        output.Append('\n').Append(indent).Append("~~~~").Append(language).Append('\n');
        foreach (var line in code)
        {
            output.Append(line.Length > 0 ? indent + line : line).Append('\n');
        }
        output.Append(indent).Append("~~~~\n\n");
    }

    private (int Level, string Text, int Lines)? HeadingAt(IReadOnlyList<string> lines, int index)
    {
        var hasOverline = Underline().IsMatch(lines[index]) && index + 2 < lines.Count && lines[index + 1].Trim().Length > 0 && lines[index + 2].TrimEnd() == lines[index].TrimEnd();
        var title = hasOverline ? index + 1 : index;
        if (title + 1 >= lines.Count || lines[title].Trim() is not { Length: > 0 } text || (!hasOverline && lines[title].StartsWith(' '))
            || !Underline().IsMatch(lines[title + 1]) || Underline().IsMatch(lines[title]) || lines[title + 1].TrimEnd().Length < text.Length)
        {
            return null;
        }
        var style = $"{lines[title + 1][0]}{hasOverline}";
        if (!_levels.Contains(style))
        {
            _levels.Add(style);
        }
        return (Math.Min(_levels.IndexOf(style) + 1, 6), text, hasOverline ? 3 : 2);
    }

    // Where what is indented below a line ends.
    private static int End(IReadOnlyList<string> lines, int index)
    {
        var depth = Depth(lines[index]);
        var end = index + 1;
        for (var at = end; at < lines.Count && (lines[at].Trim().Length == 0 || Depth(lines[at]) > depth); at++)
        {
            end = lines[at].Trim().Length > 0 ? at + 1 : end;
        }
        return end;
    }

    private static List<string> Dedent(IReadOnlyList<string> lines, int start, int end)
    {
        var content = lines.Skip(start).Take(end - start).ToList();
        var depth = content.Where(line => line.Trim().Length > 0).Select(Depth).DefaultIfEmpty(0).Min();
        return [.. content.Select(line => line.Length > depth ? line[depth..].TrimEnd() : string.Empty).SkipWhile(line => line.Length == 0)];
    }

    private static int Depth(string line) => line.Length - line.TrimStart(' ').Length;

    [GeneratedRegex(@"^(?<indent> *)\.\. (?<name>[\w-]+(?::[\w-]+)?)::(?: (?<argument>.*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Directive();

    [GeneratedRegex(@"^ *\.\. \[#?(?<name>\w+)\] +(?<text>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Footnote();

    [GeneratedRegex(@"^ *\.\.(?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Explicit();

    [GeneratedRegex(@"^ *:[\w-]+:(?: .*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    [GeneratedRegex(@"^ *=+(?: +=+)+ *$", RegexOptions.CultureInvariant)]
    private static partial Regex Border();

    [GeneratedRegex(@"^( *)(\d+|#)[.)] ", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"^([=\-~^*#""'`+.:_])\1+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Underline();
}
