using Assistant.Core.Passages.Vectors;

namespace Assistant.Core.Passages;

/// <summary>What to look for in a passage store. Who looks is always said apart, by the caller.</summary>
public sealed record PassageQuery
{
    /// <summary>The words, as a person or a query builder wrote them.</summary>
    public required string Text { get; init; }

    /// <summary>What the words mean: passages are searched by the likeness of their vectors to this one, and not by words. Null for a search by words.</summary>
    public QueryVector? Vector { get; init; }

    /// <summary>The most hits wanted, 1 to 1000.</summary>
    public int Top { get; init; } = 10;

    /// <summary>Only passages of this source; null for all sources.</summary>
    public string? Source { get; init; }

    /// <summary>Only passages of these kinds; empty for every kind.</summary>
    public IReadOnlyCollection<PassageKind> Kinds { get; init; } = [];
}
