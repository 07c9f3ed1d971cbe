namespace Assistant.Core.Passages;

/// <summary>A store was about to hand out a passage that the caller may not read. It is a fault of the program; nothing was shown.</summary>
/// <param name="passage">The id of the passage.</param>
public sealed class AudienceBreachException(Guid passage)
    : Exception($"The passage store found passage {passage} for a caller who may not read it; the answer was withheld. Please report this fault.");
