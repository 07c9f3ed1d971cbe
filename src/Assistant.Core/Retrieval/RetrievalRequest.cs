using Assistant.Core.Passages;

namespace Assistant.Core.Retrieval;

/// <summary>What to retrieve. Who asks is always said apart.</summary>
public sealed record RetrievalRequest
{
    /// <summary>The question as written, or the query made from a ticket.</summary>
    public required string Question { get; init; }

    /// <summary>The most passages wanted.</summary>
    public int Top { get; init; } = 8;

    /// <summary>Only this source; null for all.</summary>
    public string? Source { get; init; }

    /// <summary>Only these kinds of passages; empty for every kind.</summary>
    public IReadOnlyCollection<PassageKind> Kinds { get; init; } = [];
}
