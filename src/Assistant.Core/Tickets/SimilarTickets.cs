using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;

namespace Assistant.Core.Tickets;

/// <summary>Finds resolved tickets like a given one.</summary>
public sealed class SimilarTickets(Retriever retriever, IPassageStore store)
{
    // Several passages of one ticket are found, and tickets that are still open take places too.
    private const int PassagesPerTicket = 10;
    private const int MostPassages = 200;

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

        var similar = new List<SimilarTicket>();
        foreach (var document in found.Passages.Where(hit => caller.MayRead(hit.Passage.Audience)).Select(hit => hit.Passage.Document).Distinct())
        {
            if (similar.Count == top)
            {
                break;
            }

            if (await ReadAsync(document, caller, cancellationToken) is { } other && other.Number != ticket.Number)
            {
                similar.Add(other);
            }
        }

        return similar;
    }

    // Only a resolved ticket has passages on how it ended.
    private async Task<SimilarTicket?> ReadAsync(DocumentId document, Caller caller, CancellationToken cancellationToken)
    {
        var passages = await store.ReadDocumentAsync(document, caller, cancellationToken);
        var resolution = passages.Where(passage => passage.Kind == PassageKind.TicketResolution && caller.MayRead(passage.Audience)).ToList();
        if (resolution.Count == 0 || TicketNumber.Find(resolution[0].Url) is not { } number)
        {
            return null;
        }

        var text = string.Join("\n\n", resolution.Select(passage => passage.Text[passage.OverlapLength..].Trim()));
        return new SimilarTicket(number, document.Source, resolution[0].Title, PlainExcerpt.Of(text), resolution[0].Url.Split('#')[0]);
    }
}
