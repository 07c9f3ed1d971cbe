using System.Text.RegularExpressions;
using Assistant.Core.Privacy;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Removes the mails that a mail answers. Answers between or below quoted lines stay, and so does a mail that is passed on.</summary>
internal static partial class QuotedHistory
{
    /// <summary>Removes them; where nothing else is left, they stay.</summary>
    public static List<MailLine> Remove(List<MailLine> lines, EarlierTexts earlier, TimeBudget? budget)
    {
        if (WholeHistory.Find(lines) is { } answered)
        {
            // In the first entry of a ticket it is a mail that was passed on: its text is new.
            return earlier.AreNone ? answered : [];
        }

        var kept = new List<MailLine>(lines.Count);
        var isReply = false;
        var wasWritten = false;
        for (var index = 0; index < lines.Count;)
        {
            budget?.Step();
            var line = lines[index];
            if (line.IsVerbatim)
            {
                wasWritten |= line.HasWords;
                kept.Add(line);
                index++;
            }
            else if (Attribution.IsForward(line.Text))
            {
                index = SkipForwardHead(lines, index);
            }
            else if (Attribution.HeaderBlock(lines, index) is > 0 and var header)
            {
                if (wasWritten)
                {
                    break; // All below is the mail that is answered.
                }

                index += header;
            }
            else if (Attribution.WroteLines(lines, index) is > 0 and var wrote)
            {
                isReply = true;
                index = SkipBlank(lines, index + wrote);
                if (wasWritten && index < lines.Count && !IsQuote(lines[index]))
                {
                    break; // Quoted without signs: where it ends cannot be seen.
                }
            }
            else if (IsQuote(line))
            {
                var end = EndOfQuote(lines, index);
                if (!isReply && !LooksQuoted(lines[index..end], earlier))
                {
                    wasWritten = true;
                    kept.AddRange(lines[index..end]);
                }

                index = end;
            }
            else
            {
                wasWritten |= line.HasWords;
                kept.Add(line);
                index++;
            }
        }

        return kept.Exists(line => line.HasWords) ? kept : lines;
    }

    private static int SkipForwardHead(List<MailLine> lines, int index)
    {
        index = SkipBlank(lines, index + 1);
        return index < lines.Count ? index + Attribution.HeaderBlock(lines, index) : index;
    }

    private static int SkipBlank(List<MailLine> lines, int index)
    {
        while (index < lines.Count && lines[index].IsBlank)
        {
            index++;
        }

        return index;
    }

    // >>> is Python's prompt.
    private static bool IsQuote(MailLine line) => !line.IsVerbatim && Quote().IsMatch(line.Text) && !PythonPrompt().IsMatch(line.Text);

    private static int EndOfQuote(List<MailLine> lines, int start)
    {
        var end = start;
        while (true)
        {
            var next = SkipBlank(lines, end);
            if (next >= lines.Count || !IsQuote(lines[next]))
            {
                return end;
            }

            end = next + 1;
        }
    }

    // Lines after ">" may be what somebody typed at a prompt; a quotation reads like prose, or was said before. A single
    // one is rather a prompt, a redirection or an emphasis of the person's own.
    private static bool LooksQuoted(List<MailLine> block, EarlierTexts earlier)
    {
        var texts = block.Select(line => Quote().Replace(line.Text, "").Trim()).Where(text => text.Length > 0).ToList();
        return earlier.Hold(block) || texts.Count == 0 || (texts.Count > 1 && !texts.Exists(Typed().IsMatch) && texts.Exists(text => text.Split(' ').Length >= 3));
    }

    [GeneratedRegex(@"^\s{0,3}(?:>\s?)+", RegexOptions.CultureInvariant)]
    private static partial Regex Quote();

    [GeneratedRegex(@"^\s{0,3}>>>(?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex PythonPrompt();

    [GeneratedRegex(@"[(){}\[\]$=|;`\\]|<-|(?:^|\s)-{1,2}\w|^(?:ls|cd|cat|module|sbatch|srun|qsub|qstat|squeue|mpirun|mpiexec|ssh|scp|python3?|import|library|load|make|cmake|git|export|sudo|pip|conda|spack)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Typed();
}
