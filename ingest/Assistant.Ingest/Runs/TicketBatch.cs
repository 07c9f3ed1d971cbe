using Assistant.Core.Tickets;

namespace Assistant.Ingest.Runs;

/// <summary>Gathers tickets of one source, so that many are recorded in one transaction; a transaction for each would wait for the disk each time.</summary>
internal sealed class TicketBatch(TicketStore store)
{
    private const int Size = 50;

    // In characters: large tickets must not fill the memory.
    private const int LongestText = 4_000_000;

    private readonly List<(Ticket Ticket, Func<Task> Then)> _waiting = [];
    private readonly HashSet<string> _sysIds = [];
    private int _length;

    /// <summary>Adds a ticket; a full batch is recorded, and one that holds an earlier state of the ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="then">What to do once it is recorded; in the order of adding.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task AddAsync(Ticket ticket, Func<Task> then, CancellationToken cancellationToken)
    {
        if (_sysIds.Contains(ticket.SysId))
        {
            await FlushAsync(cancellationToken);
        }

        _sysIds.Add(ticket.SysId);
        _waiting.Add((ticket, then));
        _length += ticket.Entries.Sum(entry => entry.Text.Length);
        if (_waiting.Count >= Size || _length >= LongestText)
        {
            await FlushAsync(cancellationToken);
        }
    }

    /// <summary>Records what waits.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_waiting.Count == 0)
        {
            return;
        }

        await store.SaveAsync([.. _waiting.Select(one => one.Ticket)], cancellationToken);
        foreach (var (_, then) in _waiting)
        {
            await then();
        }

        _waiting.Clear();
        _sysIds.Clear();
        _length = 0;
    }
}
