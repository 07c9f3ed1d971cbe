using Assistant.Core.Configuration;
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

    /// <summary>What kind of text the question is: an endpoint that does not accept it is not asked.</summary>
    /// <value><see cref="TextClass.Public"/>: an ordinary question. What was made from a ticket is <see cref="TextClass.Tickets"/>.</value>
    public TextClass TextClass { get; init; } = TextClass.Public;

    /// <summary>The stages to use, of those that the settings have.</summary>
    public RetrievalStages Stages { get; init; } = RetrievalStages.All;

    /// <summary>Only these kinds of passages; empty for every kind.</summary>
    public IReadOnlyCollection<PassageKind> Kinds { get; init; } = [];
}
