namespace Assistant.Core.Conversations;

/// <summary>A conversation in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">A short title.</param>
/// <param name="Owner">The name of the person who holds it.</param>
/// <param name="Tickets">The numbers of the tickets its turns are attached to.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="UpdatedAt">UTC.</param>
public sealed record ConversationSummary(
    Guid Id, string Title, string Owner, IReadOnlyList<string> Tickets, DateTimeOffset StartedAt, DateTimeOffset UpdatedAt);
