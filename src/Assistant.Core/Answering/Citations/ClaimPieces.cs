using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>Takes the checkable pieces out of a unit of an answer.</summary>
internal static partial class ClaimPieces
{
    /// <summary>The pieces, each once.</summary>
    public static IReadOnlyList<ClaimPiece> Extract(AnswerUnit unit)
    {
        if (unit.Kind == UnitKind.Heading)
        {
            return [];
        }

        if (unit.Kind == UnitKind.Code)
        {
            return [.. CommandPieces.OfBlock(unit.Text).Distinct()];
        }

        var prose = CitationMarks.Remove(unit.Text);
        var (code, rest) = Separate(prose);
        var pieces = code.SelectMany(CommandPieces.OfSpan).ToList();
        var words = LinkTarget().Replace(rest, match => match.Groups["text"].Value + " " + match.Groups["url"].Value);
        foreach (var (pattern, kind) in ((Regex, PieceKind)[])[(Url(), PieceKind.Url), (Path(), PieceKind.Path), (Option(), PieceKind.Option), (Variable(), PieceKind.Variable), (Number(), PieceKind.Number)])
        {
            pieces.AddRange(pattern.Matches(words).Select(match => new ClaimPiece(match.Value.TrimEnd('.', ',', ':', ';', ')'), kind)));
            words = pattern.Replace(words, " ");
        }

        return [.. pieces.Where(piece => piece.Text.Length > 0).Distinct()];
    }

    /// <summary>What a single word of code is; null where it is none of the special forms.</summary>
    internal static PieceKind? KindOf(string word) =>
        Whole(Url(), word) ? PieceKind.Url
        : Whole(Path(), word) ? PieceKind.Path
        : Whole(Option(), word) ? PieceKind.Option
        : Whole(Variable(), word) ? PieceKind.Variable
        : Whole(Number(), word) ? PieceKind.Number
        : null;

    // The code of a sentence, and the sentence with a blank in the place of each.
    private static (List<string> Code, string Words) Separate(string prose)
    {
        var code = new List<string>();
        var rest = new StringBuilder(prose.Length);
        foreach (var line in prose.Split('\n'))
        {
            var kept = 0;
            foreach (var span in CodeSpans.FindInline(line))
            {
                rest.Append(line, kept, span.Start.Value - kept).Append(' ');
                code.Add(line[span].Trim('`').Trim());
                kept = span.End.Value;
            }

            rest.Append(line, kept, line.Length - kept).Append('\n');
        }

        code.RemoveAll(one => one.Length == 0);
        return (code, rest.ToString());
    }

    private static bool Whole(Regex pattern, string word) => pattern.Match(word) is { Success: true } match && match.Length == word.Length;

    [GeneratedRegex(@"!?\[(?<text>[^\[\]\n]{0,500})\]\((?<url>[^()\[\s]{0,2000})[^()\[\n]{0,300}\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"\b(?:https?|ftp|sftp)://[^\s<>""'\])]+", RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    // No sign of a path that cannot end one may stand before it: so of a long row of them only the first is tried.
    [GeneratedRegex(@"(?<![\p{L}\p{N}.:/>~$+@%{<-])(?:~|\$\{?\w+\}?|\.{1,2})?/(?:[\w.+@%:{}$<>*-]+/)*[\w.+@%:{}$<>*-]*[\w}>*]/?")]
    private static partial Regex Path();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_-])(?:--[A-Za-z][\w-]*(?:=[^\s,;)]+)?|-[A-Za-z](?![\p{L}\p{N}_]))")]
    private static partial Regex Option();

    [GeneratedRegex(@"\$\{?[A-Za-z_]\w*\}?|(?<![\p{L}\p{N}_])[A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9](?![\p{L}\p{N}_])")]
    private static partial Regex Variable();

    // One digit alone is too often a count in the answer's own words. A hyphen joins a number to its unit, as in 24-hour.
    [GeneratedRegex(@"(?<![\p{L}\p{N}_.,/:-])(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9\p{L}])|(?:[0-9]{1,3}(?:[,' \u00a0\u202f][0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)*(?:[ \u00a0\u202f-]?(?:[kKMGTPE]i?B(?:/s(?:ec)?|ps)?(?![\p{L}\p{N}/])|[kMGT]bit/s|[kMGT]bps|[TPE]?FLOPS|[kMG]?Hz|[kM]?W(?![\p{L}\p{N}])|%|(?:percent|bytes?|hours?|hrs?|h|minutes?|mins?|min|seconds?|secs?|s|ms|days?|d|weeks?|months?|years?|nodes?|cores?|CPUs?|GPUs?|GCDs?|jobs?|files?|threads?|ranks?|tasks?|users?|projects?|inodes?|characters?|times|sockets?)\b)|(?<=[0-9]{2}|\.[0-9])(?![\p{L}\p{N}_]|[.,][0-9])))")]
    private static partial Regex Number();
}
