using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>Takes the checkable pieces out of code: names, options, paths, variables. What a user fills in by themselves is none.</summary>
internal static partial class CommandPieces
{
    private static readonly HashSet<string> Everyday = new(StringComparer.Ordinal)
    {
        "alias", "awk", "bash", "break", "case", "cat", "cd", "chmod", "chown", "continue", "cp", "cut", "date", "df", "diff", "do", "done", "du", "echo", "elif",
        "else", "env", "esac", "eval", "exec", "exit", "export", "fi", "find", "for", "from", "function", "gcc", "git", "grep", "gunzip", "gzip", "head", "if",
        "import", "in", "less", "ln", "local", "ls", "make", "man", "mkdir", "mv", "nano", "ping", "pip", "print", "printf", "pwd", "python", "python3", "read",
        "return", "rm", "rsync", "scp", "sed", "set", "sftp", "sh", "sleep", "sort", "source", "ssh", "sudo", "tail", "tar", "tee", "test", "then", "touch",
        "tr", "true", "ulimit", "uname", "unset", "vi", "vim", "wait", "wc", "wget", "which", "while", "whoami", "xargs",
    };

    /// <summary>The pieces of code within a sentence: one word must stand in the source as it is, of a command line its parts.</summary>
    public static IEnumerable<ClaimPiece> OfSpan(string code)
    {
        var words = Words(code);
        return words.Length == 1 && !IsPlaceholder(words[0])
            ? [new ClaimPiece(words[0], ClaimPieces.KindOf(words[0]) ?? PieceKind.Code)]
            : OfLine(words, []);
    }

    /// <summary>The pieces of a block of code.</summary>
    public static IEnumerable<ClaimPiece> OfBlock(string code)
    {
        var lines = code.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n');
        var assigned = lines.SelectMany(line => Assignment().Matches(line)).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        return lines.Where(line => !Comment().IsMatch(line)).SelectMany(line => OfLine(Words(line), assigned));
    }

    private static IEnumerable<ClaimPiece> OfLine(string[] words, HashSet<string> assigned)
    {
        var first = true;
        foreach (var word in words)
        {
            if (word is "$" or "%" or ">" or "|" or "&&" or "||" or ";" || Assignment().IsMatch(word))
            {
                first = first || word is "|" or "&&" or "||" or ";";
                continue;
            }

            if (Part(word, first, assigned) is { } piece)
            {
                yield return piece;
            }

            // Options before a command belong to a directive of the batch system.
            first = false;
        }
    }

    private static ClaimPiece? Part(string word, bool first, HashSet<string> assigned)
    {
        if (IsPlaceholder(word))
        {
            return null;
        }

        return ClaimPieces.KindOf(word) switch
        {
            PieceKind.Option => new ClaimPiece(word.Split('=')[0], PieceKind.Option),
            PieceKind.Variable when assigned.Contains(word.Trim('$', '{', '}')) => null,
            PieceKind.Path when !word.StartsWith('/') => null,
            PieceKind.Number => null,
            { } kind => new ClaimPiece(word, kind),
            null when first && Name().IsMatch(word) && !Everyday.Contains(word) => new ClaimPiece(word, PieceKind.Code),
            null => null,
        };
    }

    private static string[] Words(string code) =>
        code.Split((char[])[' ', '\t', '\n', '"', '\'', '(', ')'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsPlaceholder(string word) => word.Contains('<') || word.Contains('{') && !word.Contains('$') || word.Contains('…') || word.Contains("...", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:export\s+|local\s+)?(?<name>[A-Za-z_]\w*)=")]
    private static partial Regex Assignment();

    // A comment, but no directive of a batch system and no first line of a script.
    [GeneratedRegex(@"^\s*(?:#(?!SBATCH|PBS|BSUB|COBALT|OAR|\$)|//|#!)")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^#?[A-Za-z][\w.+-]*$")]
    private static partial Regex Name();
}
