using Assistant.Core.Passages;
using Assistant.Core.Tickets;

namespace Assistant.Ingest.Chunking;

/// <summary>Makes the passages of a ticket: problem, resolution, and work notes apart, each with its own audience.</summary>
public sealed class TicketChunker
{
    /// <summary>Splits a ticket; contact data is removed from the passages.</summary>
    public IReadOnlyList<Passage> Split(Ticket ticket) => throw new NotImplementedException();
}
