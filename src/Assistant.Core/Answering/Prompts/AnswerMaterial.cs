using Assistant.Core.Conversations;
using Assistant.Core.Tickets;

namespace Assistant.Core.Answering.Prompts;

/// <summary>All that a prompt may be made from. What the recipient of the answer may not read is not in it.</summary>
internal sealed record AnswerMaterial
{
    /// <summary>The question; contact data masked.</summary>
    public required string Question { get; init; }

    /// <summary>The ticket that the question is about; null for none.</summary>
    public Ticket? Ticket { get; init; }

    /// <summary>Whether the answer is a draft for the ticket's requester.</summary>
    public bool IsReplyDraft { get; init; }

    /// <summary>The numbered sources, best first.</summary>
    public required IReadOnlyList<Citation> Sources { get; init; }

    /// <summary>The exchange so far, oldest first.</summary>
    public IReadOnlyList<EarlierExchange> Earlier { get; init; } = [];
}
