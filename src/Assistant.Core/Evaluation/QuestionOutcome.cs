using System.Text.Json.Serialization;
using Assistant.Core.Conversations;

namespace Assistant.Core.Evaluation;

/// <summary>What came of one question.</summary>
public sealed record QuestionOutcome
{
    /// <summary>The question's id.</summary>
    public required string Id { get; init; }

    /// <summary>The question's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The ranks, from 1, of the right pages that were found; best first.</summary>
    public required IReadOnlyList<int> Ranks { get; init; }

    /// <summary>How many pages are right.</summary>
    public required int GoldPages { get; init; }

    /// <summary>What the search took, in milliseconds.</summary>
    public required double Milliseconds { get; init; }

    /// <summary>Which stages of the search were left out and why.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What came of the answer; null where none was asked for.</summary>
    public AnswerOutcome? Answer { get; init; }
}

/// <summary>What came of the answer to a question.</summary>
/// <param name="State">How the answer ended.</param>
/// <param name="CitesGold">Whether one of its citations is a right page.</param>
/// <param name="Facts">The share of the expected facts in its text.</param>
public sealed record AnswerOutcome(AnswerState State, bool CitesGold, double Facts);
