using Assistant.Core.Passages;

namespace Assistant.Core.Tickets;

/// <summary>One dated entry of a ticket's journal, cleaned of mail noise and of secrets.</summary>
/// <param name="At">When it was written, UTC.</param>
/// <param name="Author">Who wrote it, as the ticket system names them.</param>
/// <param name="Kind">Decides who may read it.</param>
/// <param name="Text">What the person wrote: plain text.</param>
/// <param name="Audience">Who may read it.</param>
public sealed record JournalEntry(DateTimeOffset At, string Author, JournalKind Kind, string Text, Audience Audience);
