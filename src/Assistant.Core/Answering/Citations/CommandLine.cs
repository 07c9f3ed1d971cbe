using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>Reads one line of code word by word.</summary>
internal sealed partial class CommandLine
{
    private readonly string _line;
    private readonly HashSet<string> _own;
    private string _command = "";
    private string _before = "";
    private bool _first = true;

    private CommandLine(string line, HashSet<string> own) => (_line, _own) = (line, own);

    /// <summary>The pieces of a line.</summary>
    /// <param name="words">Its words.</param>
    /// <param name="line">All of it.</param>
    /// <param name="own">The variables that are the code's own.</param>
    public static IEnumerable<ClaimPiece> Read(string[] words, string line, HashSet<string> own)
    {
        var reader = new CommandLine(line.Trim(), own);
        foreach (var word in words)
        {
            // A comment behind a command.
            if (word[0] == '#' && reader._command.Length > 0)
            {
                yield break;
            }

            foreach (var piece in reader.Take(word))
            {
                yield return piece with { Within = reader._line };
            }

            reader._before = word;
        }
    }

    /// <summary>Whether a word is there to be replaced.</summary>
    public static bool IsPlaceholder(string word) => word.Contains('<') || (word.Contains('{') && !word.Contains('$')) || word.Contains('…') || word.Contains("...", StringComparison.Ordinal);

    private IEnumerable<ClaimPiece> Take(string word)
    {
        if (word is "$" or "%" or ">")
        {
            return [];
        }

        if (word is "|" or "&&" or "||" or ";")
        {
            (_first, _command) = (true, "");
            return [];
        }

        if ((_first || _before is "export" or "local" or "-v" or "--env") && Assignment().Match(word) is { Success: true } assignment)
        {
            return Assigned(assignment.Groups["name"].Value, assignment.Groups["value"].Value);
        }

        var isFirst = _first;
        _first = false;
        _command = isFirst ? word : _command;
        if (isFirst && Name().IsMatch(word))
        {
            return CommandNames.Everyday.Contains(word) || IsPlaceholder(word) ? [] : [new ClaimPiece(word, PieceKind.Code)];
        }

        return ClaimPieces.KindOf(word) switch
        {
            PieceKind.Path => InCommand(word),
            _ when word.Contains('@') => Word(word),
            _ when IsPlaceholder(word) => [],
            PieceKind.Option => Option(word),
            PieceKind.Variable when _own.Contains(word.Trim('$', '{', '}')) => [],
            PieceKind.Number => _command == "chmod" && Mode().IsMatch(word) ? [new ClaimPiece(word, PieceKind.Code)] : [],
            PieceKind.Host or null => Word(word),
            { } kind => [new ClaimPiece(word, kind)],
        };
    }

    private IEnumerable<ClaimPiece> Option(string word)
    {
        if (CommandNames.Plain.Contains(_command))
        {
            return [];
        }

        return [new ClaimPiece(word.Split('=')[0], PieceKind.Option), .. OptionValues.Of(word)];
    }

    private IEnumerable<ClaimPiece> Word(string word)
    {
        if (Address().Match(word) is { Success: true } address && (address.Groups["user"].Success || HostNames.IsOne(address.Groups["host"].Value)))
        {
            // Who logs in is the user's own.
            return [new ClaimPiece(address.Groups["host"].Value, PieceKind.Host), .. InCommand(address.Groups["path"].Value)];
        }

        if (Module().IsMatch(word) && _command is "module" or "ml")
        {
            return [new ClaimPiece(word, PieceKind.Version)];
        }

        if (Setting().IsMatch(word) && !CommandNames.OptionsWithOwnValue.Contains(_before))
        {
            return OptionValues.OfSetting(word);
        }

        if (CommandNames.OptionsWithSiteValue.Contains(_before) || (_before == "-p" && _command is "#SBATCH" or "sbatch" or "srun" or "salloc" or "squeue" or "sinfo"))
        {
            return OptionValues.OfValue(word);
        }

        return _before == _command && IsVerb(word) ? [new ClaimPiece($"{_command} {word}", PieceKind.Subcommand)] : [];
    }

    private bool IsVerb(string word) =>
        Verb().IsMatch(word) && !Object().IsMatch(word) && Lower().IsMatch(_command) && !CommandNames.Everyday.Contains(_command) && !CommandNames.TakingAnyWord.Contains(_command);

    private IEnumerable<ClaimPiece> Assigned(string name, string value)
    {
        if (_before is "export" && name.Contains('_', StringComparison.Ordinal) && !_own.Contains(name))
        {
            yield return new ClaimPiece(name, PieceKind.Variable);
            if (Numbered().IsMatch(value))
            {
                yield return new ClaimPiece(value, PieceKind.Number);
            }
        }

        if (ClaimPieces.KindOf(value) == PieceKind.Variable && !_own.Contains(value.Trim('$', '{', '}')))
        {
            yield return new ClaimPiece(value, PieceKind.Variable);
        }
    }

    // Hidden files in the home folder are named by programs, other files that are not under / by the user.
    private static IEnumerable<ClaimPiece> InCommand(string path) =>
        path.Length < 2 || path.Contains('…') || path is "/dev/null" ? []
        : path[0] == '/' ? [new ClaimPiece(path, PieceKind.OwnPath)]
        : HiddenAtHome().IsMatch(path) ? [new ClaimPiece(path, PieceKind.Path)]
        : [];

    [GeneratedRegex(@"^(?<name>[A-Za-z_]\w*)=(?<value>.*)$")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^#?[A-Za-z][\w.+-]*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[a-z][a-z0-9-]*$")]
    private static partial Regex Lower();

    [GeneratedRegex(@"^[a-z][a-z-]{1,20}$")]
    private static partial Regex Verb();

    // What stands for something of the user's, though not in pointed brackets.
    [GeneratedRegex(@"^(?:my|your)|(?:id|name|file|path|dir|script|job|project)$")]
    private static partial Regex Object();

    [GeneratedRegex(@"^(?:(?<user>[\w.+<>$\{\}-]{1,64})@)?(?<host>(?:[A-Za-z0-9-]{1,63}\.){1,10}[A-Za-z]{2,24})(?::(?<path>.*))?$")]
    private static partial Regex Address();

    [GeneratedRegex(@"^[A-Za-z][\w.+-]*/v?[0-9][\w.+-]*$")]
    private static partial Regex Module();

    [GeneratedRegex(@"^[A-Za-z][\w.-]*=.+$")]
    private static partial Regex Setting();

    [GeneratedRegex(@"^[0-7]{3,4}$")]
    private static partial Regex Mode();

    [GeneratedRegex(@"^[0-9]+(?:\.[0-9]+)+$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?:~|\$HOME|\$\{HOME\})/\.\w")]
    private static partial Regex HiddenAtHome();
}
