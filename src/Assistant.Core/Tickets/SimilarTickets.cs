using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;

namespace Assistant.Core.Tickets;

/// <summary>Finds resolved tickets like a given one.</summary>
public sealed class SimilarTickets(Retriever retriever, TicketStore store, Redactor redactor)
{
    // Several passages of one ticket are found, and tickets that are still open take places too.
    private const int PassagesPerTicket = 10;
    private const int MostPassages = 200;

    // Tickets that are read at a time, for each that is wanted: some of those found are still open.
    private const int ReadPerTicket = 3;

    /// <summary>The most similar resolved tickets that the caller may read, without the ticket itself, best first.</summary>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    public async Task<IReadOnlyList<SimilarTicket>> FindAsync(Ticket ticket, int top, Caller caller, CancellationToken cancellationToken)
    {
        var query = TicketBriefs.Create(ticket).Query;
        if (query.Length == 0 || top < 1)
        {
            return [];
        }

        var found = await retriever.RetrieveAsync(
            new RetrievalRequest
            {
                Question = query,
                Top = Math.Min(top * PassagesPerTicket, MostPassages),
                Kinds = [PassageKind.TicketProblem, PassageKind.TicketResolution],
                TextClass = TextClass.Tickets,
            },
            caller,
            cancellationToken);

        var documents = found.Passages.Where(hit => caller.MayRead(hit.Passage.Audience)).Select(hit => hit.Passage.Document).Distinct();
        var similar = new List<SimilarTicket>();
        foreach (var some in documents.Chunk(top * ReadPerTicket).TakeWhile(_ => similar.Count < top))
        {
            var tickets = (await store.FindAsync(some, caller, cancellationToken)).ToDictionary(other => new DocumentId(other.Source, other.SysId));
            similar.AddRange(some.Select(tickets.GetValueOrDefault).OfType<Ticket>()
                .Where(other => other.IsResolved && other.Number != ticket.Number).Select(Create));
        }

        return [.. similar.Take(top)];
    }

    private SimilarTicket Create(Ticket ticket) => new(
        ticket.Number,
        ticket.Source,
        redactor.MaskContacts(ticket.Subject),
        PlainExcerpt.Of(string.Join("\n\n", TicketResolution.Texts(ticket).Select(redactor.MaskContacts))),
        $"/tickets/{ticket.Number}");
}
