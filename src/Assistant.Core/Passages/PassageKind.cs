namespace Assistant.Core.Passages;

/// <summary>What a passage was taken from; it decides which searches may use it.</summary>
public enum PassageKind
{
    /// <summary>A page of documentation.</summary>
    Documentation,

    /// <summary>The subject of a ticket and its requester's words.</summary>
    TicketProblem,

    /// <summary>How a ticket ended: its close notes and the last useful reply. Resolved tickets only.</summary>
    TicketResolution,

    /// <summary>An internal note on a ticket.</summary>
    TicketWorkNote,
}
