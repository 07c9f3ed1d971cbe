namespace Assistant.Core.Answering.Citations;

/// <summary>A sentence of an answer, or a block of code.</summary>
/// <param name="Text">As it stands in the answer, citations included.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Group">The paragraph or list that it belongs to, numbered from 0.</param>
internal sealed record AnswerUnit(string Text, UnitKind Kind, int Group)
{
    /// <summary>The numbers that it cites.</summary>
    public IReadOnlyList<int> Cited { get; } = Kind == UnitKind.Code ? [] : [.. CitationMarks.FindAll(Text).SelectMany(mark => mark.Numbers).Distinct()];
}

/// <summary>What a unit of an answer is.</summary>
internal enum UnitKind
{
    /// <summary>A sentence of a paragraph.</summary>
    Sentence,

    /// <summary>A sentence of a list item, or a row of a table.</summary>
    Item,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A fenced block of code.</summary>
    Code,
}
