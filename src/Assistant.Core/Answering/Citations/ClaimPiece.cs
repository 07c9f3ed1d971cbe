namespace Assistant.Core.Answering.Citations;

/// <summary>Something in a sentence that a source can be checked for word by word.</summary>
/// <param name="Text">As it stands in the answer.</param>
/// <param name="Kind">What it is; it decides how it is looked for.</param>
internal sealed record ClaimPiece(string Text, PieceKind Kind);

/// <summary>What a checkable piece is.</summary>
internal enum PieceKind
{
    /// <summary>A command, or a name in code.</summary>
    Code,

    /// <summary>An option such as <c>--gres</c>.</summary>
    Option,

    /// <summary>A path.</summary>
    Path,

    /// <summary>An environment variable.</summary>
    Variable,

    /// <summary>An address.</summary>
    Url,

    /// <summary>A number, with its unit if it has one.</summary>
    Number,
}
