using Assistant.Core.Tickets;

namespace Assistant.Core.Conversations;

/// <summary>The ticket that a turn is attached to.</summary>
/// <param name="Source">The ticket's source.</param>
/// <param name="SysId">Its id there.</param>
/// <param name="Number">Its number, for people.</param>
public sealed record TicketReference(string Source, string SysId, TicketNumber Number);
