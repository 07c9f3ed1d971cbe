using Assistant.Core.Tickets;

namespace Assistant.Core.Answering;

/// <summary>What somebody asks. Who asks is always said apart.</summary>
public sealed record Question
{
    /// <summary>The words; may hold a ticket number.</summary>
    public required string Text { get; init; }

    /// <summary>The conversation it goes on; null begins a new one.</summary>
    public Guid? ConversationId { get; init; }

    /// <summary>The turn it follows; null follows the newest.</summary>
    public Guid? ParentTurnId { get; init; }

    /// <summary>A turn of the conversation to be answered once more, in place of a new turn; <see cref="Text"/> is then not read.</summary>
    public Guid? RetryTurnId { get; init; }

    /// <summary>The ticket to attach it to, where the text does not name it.</summary>
    public TicketNumber? Ticket { get; init; }

    /// <summary>Leaves the turn unattached even where its text or the turn before names a ticket.</summary>
    public bool Detached { get; init; }

    /// <summary>The configured name of the endpoint to ask; null for the first that answers.</summary>
    public string? Model { get; init; }
}
