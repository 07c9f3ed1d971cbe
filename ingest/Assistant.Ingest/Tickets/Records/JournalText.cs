using System.Text.RegularExpressions;
using Assistant.Core.Tickets;

namespace Assistant.Ingest.Tickets.Records;

/// <summary>
/// Cuts the journal that ServiceNow shows in one text (<c>2026-09-22 14:20:33 - Ines Corvane (Work notes)</c> and what she
/// wrote, newest first) into its entries.
/// </summary>
internal static partial class JournalText
{
    /// <summary>The entries of the field <c>comments</c>: those that their head calls internal are.</summary>
    public static IEnumerable<RecordEntry> Comments(string text, DateTimeOffset fallback) =>
        Split(text, fallback).Select(part => new RecordEntry(part.At, part.Author, IsWorkNotes(part.Label) ? JournalKind.WorkNote : JournalKind.Comment, part.Body));

    /// <summary>The entries of the field <c>work_notes</c>: all are internal, whatever they say.</summary>
    public static IEnumerable<RecordEntry> WorkNotes(string text, DateTimeOffset fallback) =>
        Split(text, fallback).Select(part => new RecordEntry(part.At, part.Author, JournalKind.WorkNote, part.Body));

    /// <summary>
    /// The entries of the field that holds both. Somebody may have pasted the head of a comment into a work note, and
    /// nothing in the text tells: so a comment that follows a work note is kept from the requester.
    /// </summary>
    public static IEnumerable<RecordEntry> Mixed(string text, DateTimeOffset fallback)
    {
        var sawNote = false;
        foreach (var part in Split(text, fallback))
        {
            var isComment = IsComments(part.Label);
            sawNote |= !isComment;
            yield return new RecordEntry(part.At, part.Author, isComment ? JournalKind.Comment : JournalKind.WorkNote, part.Body) { IsDoubtful = sawNote };
        }
    }

    private static IEnumerable<(DateTimeOffset At, string Author, string Label, string Body)> Split(string text, DateTimeOffset fallback)
    {
        text = text.ReplaceLineEndings("\n");
        var heads = Head().Matches(text);
        var before = heads.Count > 0 ? text[..heads[0].Index] : text;
        if (!string.IsNullOrWhiteSpace(before))
        {
            yield return (fallback, "", "", before.Trim('\n'));
        }

        for (var index = 0; index < heads.Count; index++)
        {
            var head = heads[index];
            var start = head.Index + head.Length;
            var end = index + 1 < heads.Count ? heads[index + 1].Index : text.Length;
            var at = RecordTime.TryParse(head.Groups["at"].ValueSpan, out var time) ? time : fallback;
            yield return (at, head.Groups["author"].Value.Trim(), head.Groups["label"].Value, text[start..end].Trim('\n'));
        }
    }

    private static bool IsWorkNotes(string label) => label.Contains("work note", StringComparison.OrdinalIgnoreCase);

    private static bool IsComments(string label) => label.Contains("comment", StringComparison.OrdinalIgnoreCase) && !IsWorkNotes(label);

    [GeneratedRegex(@"^(?<at>\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}) - (?<author>[^\n]{0,150}?)\s?\((?<label>[^()\n]{1,60})\)[ \t]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
