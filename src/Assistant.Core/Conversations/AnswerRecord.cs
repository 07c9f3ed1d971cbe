using Assistant.Core.Answering.Citations;

namespace Assistant.Core.Conversations;

/// <summary>One answer of a turn as the log holds it; a turn has several when it was retried or compared.</summary>
public sealed record AnswerRecord
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required AnswerState State { get; init; }

    /// <summary>Its text so far: Markdown with <c>[n]</c> citations.</summary>
    public string Text { get; init; } = "";

    /// <summary>The numbered sources. As read back, only those that the reader may see now.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>The sources that its text cites, in their order.</summary>
    public IEnumerable<Citation> Cited => Citations.Where(citation => CitedNumbers.Contains(citation.N));

    /// <summary>The sources that were found beside them.</summary>
    public IEnumerable<Citation> NotCited => Citations.Where(citation => !CitedNumbers.Contains(citation.N));

    private HashSet<int> CitedNumbers => [.. CitationMarks.FindAll(Text).SelectMany(mark => mark.Numbers)];

    /// <summary>How many of its sources the reader may not see now; with any, its text is withheld.</summary>
    public int HiddenSources { get; init; }

    /// <summary>What the reader was told beside the answer: text removed, endpoint skipped and why.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The configured name of the endpoint and its model, such as <c>sophia (llama-3.3-70b)</c>; null where no model spoke.</summary>
    public string? Model { get; init; }

    /// <summary>The retrieval stages used.</summary>
    public string? Retriever { get; init; }

    /// <summary>The version of the prompt template used: a short hash of its text.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>Tokens; null where the endpoint did not say.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>How long it took; null until it has ended.</summary>
    public AnswerTimings? Timings { get; init; }

    /// <summary>Why it failed or was cut off, for people; null where it was not.</summary>
    public string? Error { get; init; }

    /// <summary>When it was begun, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, UTC; null until then.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
