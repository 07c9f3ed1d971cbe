using Assistant.Core.Conversations;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;

namespace Assistant.Core.Answering;

/// <summary>Finds the ticket that a question is about, if the caller may read it.</summary>
internal sealed class TurnTickets(TicketLookup lookup, TicketStore tickets, ConversationLog log)
{
    // Staff upload copies of tickets; what was fetched from the ticket system counts more.
    private const string Uploads = "uploads";

    /// <summary>The ticket of a new question: the one it names, or that of the turn before.</summary>
    /// <param name="question">The question.</param>
    /// <param name="text">Its words, secrets removed.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The ticket, null for none; and a sentence for people where a number is not known, or the copy is an old one.</returns>
    public async Task<(TurnTicket? Ticket, string? Notice)> FindAsync(Question question, string text, Caller caller, CancellationToken cancellationToken)
    {
        if (question.Detached)
        {
            return (null, null);
        }

        var named = question.Ticket is { } chosen ? [chosen] : TicketNumber.FindAll(text);
        var isUncertain = false;
        foreach (var number in named)
        {
            var found = await lookup.FindAsync(number, caller, cancellationToken);
            isUncertain |= found.IsUncertain;
            if (Choose(found.Tickets, reference: null, caller) is { } ticket)
            {
                return (ticket, ticket.Ticket.Notice);
            }
        }

        if (named.Count > 0)
        {
            // The words are the same for a ticket that does not exist and one that the caller may not read.
            var tell = caller.IsStaff || question.Ticket is not null;
            var why = isUncertain ? ", and the ticket system gives no answer just now" : "";
            return (null, tell ? $"No ticket {string.Join(" or ", named)} that you may read is known here{why}; the question is answered without it." : null);
        }

        return (await OfTurnBeforeAsync(question, caller, cancellationToken), null);
    }

    /// <summary>The ticket of a logged turn; null where the caller may not read it any more.</summary>
    public async Task<TurnTicket?> FindAsync(TicketReference? reference, Caller caller, CancellationToken cancellationToken) =>
        reference is null ? null : Choose(await tickets.FindAsync(reference.Number, caller, cancellationToken), reference, caller);

    private async Task<TurnTicket?> OfTurnBeforeAsync(Question question, Caller caller, CancellationToken cancellationToken)
    {
        if (question.ConversationId is not { } id || await log.FindAsync(id, caller, cancellationToken) is not { IsOwner: true } conversation)
        {
            return null;
        }

        var before = question.ParentTurnId is { } parent
            ? conversation.Turns.FirstOrDefault(turn => turn.Id == parent)
            : conversation.Turns.LastOrDefault();
        return await FindAsync(before?.Ticket, caller, cancellationToken);
    }

    private static TurnTicket? Choose(IReadOnlyList<Ticket> found, TicketReference? reference, Caller caller)
    {
        var ticket = found
            .Where(ticket => caller.MayRead(ticket.Audience) && (reference is null || (ticket.Source == reference.Source && ticket.SysId == reference.SysId)))
            .OrderBy(ticket => ticket.Source == Uploads)
            .ThenByDescending(ticket => ticket.UpdatedAt)
            .FirstOrDefault();
        return ticket is null ? null : new TurnTicket(ticket, TicketBriefs.Create(ticket));
    }
}
