namespace Assistant.Core.Tickets;

/// <summary>What an entry of a ticket's journal is; it decides who may read it, never the entry's text.</summary>
public enum JournalKind
{
    /// <summary>A comment that the requester sees.</summary>
    Comment,

    /// <summary>An internal note; requesters never see it.</summary>
    WorkNote,

    /// <summary>A mail to or from the requester.</summary>
    Email,
}
