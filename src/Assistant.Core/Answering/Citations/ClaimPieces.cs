using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>Takes the checkable pieces out of a unit of an answer.</summary>
internal static partial class ClaimPieces
{
    private static readonly (Regex Pattern, PieceKind Kind)[] OfProse =
    [
        (Url(), PieceKind.Url), (HostNames.Pattern(), PieceKind.Host), (Version(), PieceKind.Version), (Path(), PieceKind.Path),
        (Option(), PieceKind.Option), (Variable(), PieceKind.Variable), (NumberPattern.Pattern(), PieceKind.Number),
        (NumberWords.Time(), PieceKind.Number),
    ];

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
        foreach (var (pattern, kind) in OfProse)
        {
            words = pattern.Replace(words, match =>
            {
                if (kind == PieceKind.Host && !HostNames.IsOne(match.Value))
                {
                    return match.Value;
                }

                pieces.Add(new ClaimPiece(match.Value.TrimEnd('.', ',', ':', ';', ')'), kind));
                return " ";
            });
        }

        return [.. pieces.Where(piece => piece.Text.Length > 0 && !(piece.Kind == PieceKind.Number && OwnNumbers.Restate(piece, prose, code))).Distinct()];
    }

    /// <summary>What a single word of code is; null where it is none of the special forms.</summary>
    internal static PieceKind? KindOf(string word) =>
        Whole(Url(), word) ? PieceKind.Url
        : Whole(Version(), word) ? PieceKind.Version
        : Whole(Path(), word) ? PieceKind.Path
        : Whole(CodeOption(), word) ? PieceKind.Option
        : Whole(Variable(), word) ? PieceKind.Variable
        : Whole(NumberPattern.Pattern(), word) ? PieceKind.Number
        : Whole(HostNames.Pattern(), word) && HostNames.IsOne(word) ? PieceKind.Host
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

    [GeneratedRegex(@"^-{1,2}[A-Za-z][\w-]*(?:=.+)?$")]
    private static partial Regex CodeOption();

    [GeneratedRegex(@"\$\{?[A-Za-z_]\w*\}?|(?<![\p{L}\p{N}_])[A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9](?![\p{L}\p{N}_])")]
    private static partial Regex Variable();

    // A module with its version: gcc/13.2.0. Without a full stop in it, it may as well be a fraction or a path.
    [GeneratedRegex(@"(?<![\w./@:~+-])[A-Za-z][\w+-]{0,60}(?:/|==?)[0-9]{1,4}(?:\.[0-9]{1,4}){1,4}(?![\w/]|\.[0-9])")]
    private static partial Regex Version();
}
