namespace Assistant.Core.Retrieval.Analysis;

/// <summary>A word of a question, and what may stand for it.</summary>
/// <param name="Word">The word, or something composed, as written but in lower case.</param>
/// <param name="Role">How it stood in the question.</param>
/// <param name="Position">Its place in the question.</param>
/// <param name="Weight">How much it counts before its rarity is known; 1 for an ordinary word.</param>
internal sealed record QuestionTerm(string Word, TokenRole Role, int Position, double Weight)
{
    /// <summary>False for words that stand in any question, which help to rank but find nothing.</summary>
    public bool IsTelling { get; init; } = true;

    /// <summary>Words, or phrases of words, that mean about the same.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Synonyms { get; init; } = [];
}
