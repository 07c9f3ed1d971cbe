namespace Assistant.Core.Retrieval;

/// <summary>What came of a stage that may be left out.</summary>
/// <param name="Passages">Its ranking; null where it was left out.</param>
/// <param name="Skipped">Why it was left out, for people, without full stop; null where it was not.</param>
internal sealed record StageResult(IReadOnlyList<RankedPassage>? Passages, string? Skipped)
{
    /// <summary>The stage was left out.</summary>
    public static StageResult Without(string reason) => new(null, reason);
}
