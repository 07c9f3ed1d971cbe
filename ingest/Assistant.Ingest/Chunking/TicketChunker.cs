using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Chunking;

/// <summary>Makes the passages of a ticket: problem, resolution, and work notes apart, each with its own audience.</summary>
/// <param name="chunker">Keeps within the token budget.</param>
/// <param name="redactor">Masks contact data.</param>
public sealed class TicketChunker(PassageChunker chunker, Redactor redactor)
{
    private const string Problem = "problem";
    private const string Resolution = "resolution";

    // In characters of a ticket. The rest of what somebody pasted stands in the record, but is not searched.
    private const int MostSearched = 1_000_000;

    /// <summary>Splits a ticket; contact data is removed from the passages.</summary>
    public IReadOnlyList<Passage> Split(Ticket ticket)
    {
        var passages = new List<Passage>();
        var room = MostSearched;
        passages.AddRange(Part(ticket, PassageKind.TicketProblem, Problem, "Problem", ticket.Audience, Searched(ProblemTexts(ticket))));
        passages.AddRange(Part(ticket, PassageKind.TicketResolution, Resolution, "Resolution", ticket.Audience, Searched(TicketResolution.Texts(ticket))));
        var notes = ticket.Entries.Where(entry => !CustomerView.IsVisible(ticket, entry)).ToList();
        for (var index = 0; index < notes.Count; index++)
        {
            passages.AddRange(Part(ticket, PassageKind.TicketWorkNote, $"note-{index + 1}", "Work note", notes[index].Audience, Searched([notes[index].Text])));
        }

        return [.. passages.Select((passage, position) => passage with { Position = position })];

        IEnumerable<string> Searched(IEnumerable<string> texts)
        {
            foreach (var text in texts)
            {
                var length = Math.Min(text.Length, room);
                room -= length;
                yield return text[..length];
            }
        }
    }

    private IReadOnlyList<Passage> Part(
        Ticket ticket, PassageKind kind, string anchor, string heading, Audience audience, IEnumerable<string> texts)
    {
        var blocks = texts.SelectMany(text => PlainBlocks.Of(LongLines.Wrap(redactor.MaskContacts(text)))).ToList();
        if (blocks.Count == 0)
        {
            return [];
        }

        var page = new ReadPage(redactor.MaskContacts(ticket.Subject), null, [new Section([heading], anchor, blocks)], []);
        var origin = new PassageOrigin(
            new DocumentId(ticket.Source, ticket.SysId), $"/tickets/{ticket.Number}", kind, audience, new Dictionary<string, string>(), ticket.FetchedAt);
        return chunker.Split(page, origin);
    }

    // The subject first, as text: it says the most, and a passage must be found by it.
    private static IEnumerable<string> ProblemTexts(Ticket ticket)
    {
        var entries = CustomerView.Entries(ticket).ToList();
        var own = entries.Where(entry => CustomerView.IsByRequester(ticket, entry)).ToList();
        // A requester whose name is hidden: what the ticket was opened with, the description and the answers of its form.
        own = own.Count > 0 ? own : [.. entries.TakeWhile(entry => entry.At == entries[0].At)];
        return own.Select(entry => entry.Text).Prepend(ticket.Subject);
    }
}
