using System.Text.RegularExpressions;
using Assistant.Core.Conversations;

namespace Assistant.Core.Answering.Citations;

/// <summary>The text of a source in a form in which pieces of an answer can be looked for.</summary>
internal sealed partial class SourceText
{
    private const int LongestQuotedLine = 500;

    private readonly string _text;
    private readonly List<string> _lines;
    private readonly HashSet<string> _codeStarts;
    private readonly HashSet<char> _options;
    private readonly SourceNumbers _numbers;
    private readonly SourcePaths _paths;

    /// <summary>Reads what was shown of a source.</summary>
    public SourceText(Citation source)
        : this($"{source.Title}\n{source.Heading}\n{source.Quote}\n{source.Url}")
    {
    }

    /// <summary>Reads a text.</summary>
    /// <param name="markdown">Markdown.</param>
    public SourceText(string markdown)
    {
        _text = NormalText.Of(markdown);
        _lines = [.. markdown.Split('\n').Select(NormalText.Of)];
        _codeStarts = [.. CodeStart().Matches(markdown).Select(match => match.Groups["word"].Value)];
        _options = [.. ShortOptions().Matches(_text).SelectMany(match => match.Groups["letters"].Value)];
        _numbers = new SourceNumbers(NumberWords.ToDigits(_text), new SourceTables(markdown));
        _paths = new SourcePaths(_text);
    }

    /// <summary>Whether it holds a piece: by itself, or with all the code around it.</summary>
    public bool Holds(ClaimPiece piece) =>
        HoldsPiece(piece) || (piece.Within is { Length: > 0 and <= LongestQuotedLine } line && TextSearch.Occurs(_text, NormalText.Of(line), StringComparison.Ordinal));

    private bool HoldsPiece(ClaimPiece piece) => piece.Kind switch
    {
        PieceKind.Number => _numbers.Hold(NumberWords.ToDigits(NormalText.Of(piece.Text))),
        PieceKind.Amount => Occurs(piece.Text, StringComparison.Ordinal) || !_numbers.Contradict(piece.Text),
        PieceKind.Option => HoldsOption(NormalText.Of(piece.Text)),
        PieceKind.Variable => Occurs(piece.Text.Trim('$', '{', '}'), StringComparison.Ordinal),
        PieceKind.Path => Occurs(NormalText.Of(piece.Text).TrimEnd('/'), StringComparison.Ordinal) || _paths.Hold(NormalText.Of(piece.Text)),
        PieceKind.OwnPath => Occurs(NormalText.Of(piece.Text).TrimEnd('/'), StringComparison.Ordinal) || _paths.HoldForUser(NormalText.Of(piece.Text)),
        PieceKind.Url => Occurs(NormalText.Of(piece.Text).TrimEnd('/'), StringComparison.OrdinalIgnoreCase),
        PieceKind.Host => HoldsHost(NormalText.Of(piece.Text)),
        PieceKind.Version => HoldsVersion(NormalText.Of(piece.Text)),
        PieceKind.Subcommand => HoldsSubcommand(NormalText.Of(piece.Text)),
        _ => Occurs(NormalText.Of(piece.Text), StringComparison.OrdinalIgnoreCase),
    };

    private bool Occurs(string piece, StringComparison comparison) => TextSearch.Occurs(_text, piece, comparison);

    // -j8 is -j with a value; -rl is -r and -l.
    private bool HoldsOption(string option)
    {
        var name = option.Split('=')[0];
        return Occurs(option, StringComparison.Ordinal) || Occurs(name, StringComparison.Ordinal)
            || (ShortWithNumber().IsMatch(name) && Occurs(name[..2], StringComparison.Ordinal))
            || (Cluster().IsMatch(name) && name[1..].All(_options.Contains));
    }

    // An account at a host is the user's own, whatever the example is called.
    private bool HoldsHost(string host) =>
        Occurs(host, StringComparison.OrdinalIgnoreCase)
        || (host.Split('@') is [var user, var name] && SomeUser().IsMatch(user) && Occurs(name, StringComparison.OrdinalIgnoreCase));

    // A module may stand as name/version, or name and version in one row or line.
    private bool HoldsVersion(string piece)
    {
        var border = piece.AsSpan().IndexOfAny('/', '=');
        var (name, version) = (piece[..border], piece[border..].TrimStart('/', '='));
        return Occurs(piece, StringComparison.OrdinalIgnoreCase)
            || _lines.Exists(line => TextSearch.Occurs(line, name, StringComparison.OrdinalIgnoreCase) && TextSearch.Occurs(line, version, StringComparison.Ordinal));
    }

    // Where the command itself is unknown, that is marked already.
    private bool HoldsSubcommand(string piece) =>
        piece.Split(' ') is [var command, var verb]
        && (Occurs(piece, StringComparison.OrdinalIgnoreCase) || _codeStarts.Contains(verb) || !Occurs(command, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"`(?<word>[a-z][a-z-]*)")]
    private static partial Regex CodeStart();

    [GeneratedRegex(@"(?<![\w-])-(?<letters>[A-Za-z]{1,5})(?![\w-])")]
    private static partial Regex ShortOptions();

    [GeneratedRegex(@"^-[A-Za-z][0-9]+$")]
    private static partial Regex ShortWithNumber();

    [GeneratedRegex(@"^-[A-Za-z]{2,5}$")]
    private static partial Regex Cluster();

    [GeneratedRegex(@"^(?:user(?:_?name|_?id)?|login|name|(?:your|my)\w*)$", RegexOptions.IgnoreCase)]
    private static partial Regex SomeUser();
}
