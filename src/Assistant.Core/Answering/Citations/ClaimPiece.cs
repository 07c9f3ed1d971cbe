namespace Assistant.Core.Answering.Citations;

/// <summary>Something in a sentence that a source can be checked for word by word.</summary>
/// <param name="Text">As it stands in the answer.</param>
/// <param name="Kind">What it is; it decides how it is looked for.</param>
/// <param name="Within">The command line that it is a part of: a source that holds all of it holds the piece. Null where it stands alone.</param>
internal sealed record ClaimPiece(string Text, PieceKind Kind, string? Within = null);

/// <summary>What a checkable piece is.</summary>
internal enum PieceKind
{
    /// <summary>A command, or a name in code.</summary>
    Code,

    /// <summary>A command and the word behind it that tells what it does, such as <c>module load</c>.</summary>
    Subcommand,

    /// <summary>An option such as <c>--gres</c>.</summary>
    Option,

    /// <summary>An amount given to an option, such as <c>120G</c>. Users choose it, so only a wrong unit speaks against it.</summary>
    Amount,

    /// <summary>A path.</summary>
    Path,

    /// <summary>A path in a command: below a folder of the user's own it may be anything.</summary>
    OwnPath,

    /// <summary>An environment variable.</summary>
    Variable,

    /// <summary>An address.</summary>
    Url,

    /// <summary>A host, or an address for mail.</summary>
    Host,

    /// <summary>A program and its version, such as <c>gcc/13.2.0</c>.</summary>
    Version,

    /// <summary>A number, with its unit if it has one.</summary>
    Number,
}
