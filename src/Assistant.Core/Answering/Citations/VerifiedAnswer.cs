using Assistant.Core.Conversations;

namespace Assistant.Core.Answering.Citations;

/// <summary>An answer after its check.</summary>
/// <param name="Citations">The sources, each with whether it holds what is said of it.</param>
/// <param name="Checks">The sentences in which something is not supported, in order.</param>
/// <param name="NothingHolds">Whether something was checked and no sentence stood the check.</param>
/// <param name="Whole">False where the answer holds too much to be checked to its end.</param>
public sealed record VerifiedAnswer(IReadOnlyList<Citation> Citations, IReadOnlyList<SentenceCheck> Checks, bool NothingHolds, bool Whole);
