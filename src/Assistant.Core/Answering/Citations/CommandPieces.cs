using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>Takes the checkable pieces out of code. What a user fills in by themselves is none.</summary>
internal static partial class CommandPieces
{
    /// <summary>The pieces of code within a sentence: one word must stand in the source as it is, of a command line its parts.</summary>
    public static IEnumerable<ClaimPiece> OfSpan(string code)
    {
        var words = Words(code);
        if (words.Length != 1)
        {
            return CommandLine.Read(words, code, []);
        }

        var word = words[0];
        return ClaimPieces.KindOf(word) switch
        {
            PieceKind.Path when !word.Contains('…') => [new ClaimPiece(word, PieceKind.Path)],
            _ when CommandLine.IsPlaceholder(word) => word.Contains('@') ? CommandLine.Read(words, word, []) : [],
            PieceKind.Option => [new ClaimPiece(word, PieceKind.Option), .. OptionValues.Of(word)],
            { } kind => [new ClaimPiece(word, kind)],
            null => [new ClaimPiece(word, PieceKind.Code)],
        };
    }

    /// <summary>The pieces of a block of code.</summary>
    public static IEnumerable<ClaimPiece> OfBlock(string code)
    {
        var lines = code.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n');
        var assigned = lines.SelectMany(line => Assignment().Matches(line)).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        // A variable that the block uses itself is its own; others that it exports are for the programs that it starts.
        var own = lines.SelectMany(line => Use().Matches(line)).Select(match => match.Groups["name"].Value).Where(assigned.Contains).ToHashSet(StringComparer.Ordinal);
        return lines.Where(line => !Comment().IsMatch(line)).SelectMany(line => CommandLine.Read(Words(line), line, own));
    }

    private static string[] Words(string code) =>
        code.Split((char[])[' ', '\t', '\n', '"', '\'', '(', ')'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"^\s*(?:export\s+|local\s+)?(?<name>[A-Za-z_]\w*)=")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\$\{?(?<name>[A-Za-z_]\w*)")]
    private static partial Regex Use();

    // A comment, but no directive of a batch system and no first line of a script.
    [GeneratedRegex(@"^\s*(?:#(?!SBATCH|PBS|BSUB|COBALT|OAR|\$)|//|#!)")]
    private static partial Regex Comment();
}
