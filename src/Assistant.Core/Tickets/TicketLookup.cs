using Assistant.Core.Privacy;

namespace Assistant.Core.Tickets;

/// <summary>Finds tickets by number: as they are in the ticket system now where that can be asked, else as they are stored.</summary>
public sealed class TicketLookup(TicketStore store, IEnumerable<ILiveTickets> live, TimeProvider clock)
{
    /// <summary>The tickets of a number that the caller may read, with the entries they may read; unknown and forbidden are both none.</summary>
    public async Task<FoundTickets> FindAsync(TicketNumber number, Caller caller, CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<string, LiveOutcome>();
        foreach (var system in live)
        {
            foreach (var (source, outcome) in await system.RefreshAsync(number, cancellationToken))
            {
                outcomes[source] = outcome;
            }
        }

        var found = await store.FindAsync(number, caller, cancellationToken);
        return new FoundTickets(
            [.. found.Select(ticket => ticket with { Notice = NoticeOf(ticket, outcomes) })],
            outcomes.ContainsValue(LiveOutcome.Unanswered));
    }

    private string? NoticeOf(Ticket ticket, Dictionary<string, LiveOutcome> outcomes) => outcomes.TryGetValue(ticket.Source, out var outcome)
        ? outcome switch
        {
            LiveOutcome.Unanswered => $"The ticket system gave no answer in time; this is what was fetched {Age(ticket)} ago.",
            LiveOutcome.NotThere => $"The ticket system no longer shows this ticket; this is what was fetched {Age(ticket)} ago.",
            _ => null,
        }
        : null;

    private string Age(Ticket ticket) => (clock.GetUtcNow() - ticket.FetchedAt) switch
    {
        { TotalMinutes: < 2 } => "a minute",
        { TotalHours: < 2 } age => $"{(int)age.TotalMinutes} minutes",
        { TotalDays: < 2 } age => $"{(int)age.TotalHours} hours",
        var age => $"{(int)age.TotalDays} days",
    };
}

/// <summary>What a look-up found.</summary>
/// <param name="Tickets">The tickets that the caller may read.</param>
/// <param name="IsUncertain">Whether a ticket system gave no answer, so that there may be more.</param>
public sealed record FoundTickets(IReadOnlyList<Ticket> Tickets, bool IsUncertain);
