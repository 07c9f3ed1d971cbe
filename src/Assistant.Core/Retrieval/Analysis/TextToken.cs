namespace Assistant.Core.Retrieval.Analysis;

/// <summary>A piece of text as it is indexed and searched: lower case, without accents.</summary>
/// <param name="Text">The piece.</param>
/// <param name="Position">Its place among the words of the text; a whole and its first part share one.</param>
/// <param name="Role">How it stood there.</param>
internal readonly record struct TextToken(string Text, int Position, TokenRole Role);

/// <summary>How a token stood in its text.</summary>
internal enum TokenRole
{
    /// <summary>A word or number by itself.</summary>
    Word,

    /// <summary>Something composed, as written: a path, an option with its value, a version, a variable.</summary>
    Whole,

    /// <summary>A part of something composed.</summary>
    Part,
}
