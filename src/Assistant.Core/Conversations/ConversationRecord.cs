namespace Assistant.Core.Conversations;

/// <summary>A conversation as one reader may see it.</summary>
/// <param name="Id">Its id, part of its URL.</param>
/// <param name="Title">A short title.</param>
/// <param name="Owner">The name of the person who holds it.</param>
/// <param name="IsOwner">Whether the reader is that person; others see the turns attached to tickets alone.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="UpdatedAt">UTC.</param>
/// <param name="Turns">Oldest first.</param>
public sealed record ConversationRecord(
    Guid Id, string Title, string Owner, bool IsOwner, DateTimeOffset StartedAt, DateTimeOffset UpdatedAt, IReadOnlyList<TurnRecord> Turns);
