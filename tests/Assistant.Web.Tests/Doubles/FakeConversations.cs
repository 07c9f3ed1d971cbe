using Assistant.Core.Conversations;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Web.History;

namespace Assistant.Web.Tests.Doubles;

/// <summary>A log in memory; every conversation is the caller's.</summary>
internal sealed class FakeConversations : IConversations
{
    private readonly Lock _lock = new();
    private readonly List<ConversationRecord> _all = [];

    public List<(Guid Answer, bool Up, string? Comment)> Ratings { get; } = [];

    public void Put(ConversationRecord conversation)
    {
        lock (_lock)
        {
            _all.RemoveAll(held => held.Id == conversation.Id);
            _all.Add(conversation);
        }
    }

    public Task<ConversationRecord?> FindAsync(Guid conversationId, Caller caller, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_all.FirstOrDefault(held => held.Id == conversationId));
        }
    }

    public Task<ResultPage<ConversationSummary>> ListAsync(ConversationFilter filter, Caller caller, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var matching = _all
                .Where(held => filter.Text is null || held.Title.Contains(filter.Text, StringComparison.OrdinalIgnoreCase))
                .Select(held => new ConversationSummary(held.Id, held.Title, held.Owner, Numbers(held), held.StartedAt, held.UpdatedAt))
                .Where(summary => filter.Ticket is null || summary.Tickets.Contains(filter.Ticket))
                .OrderByDescending(summary => summary.UpdatedAt).ToList();
            return Task.FromResult(new ResultPage<ConversationSummary>(
                [.. matching.Skip((filter.Page - 1) * filter.PageSize).Take(filter.PageSize)], matching.Count));
        }
    }

    public Task<bool> RateAsync(Guid conversationId, Guid answerId, bool up, string? comment, Caller caller, CancellationToken cancellationToken)
    {
        Ratings.Add((answerId, up, comment));
        return Task.FromResult(true);
    }

    public Task<ConversationCounts> CountAsync(Caller caller, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var turns = _all.SelectMany(held => held.Turns).ToList();
            var attached = turns.Where(turn => turn.Ticket is not null).ToList();
            return Task.FromResult(new ConversationCounts(
                _all.Count, turns.Count + turns.Sum(turn => turn.Answers.Count), attached.Count, attached.LastOrDefault()?.Ticket?.Number.Value));
        }
    }

    private static string[] Numbers(ConversationRecord held) =>
        [.. held.Turns.Select(turn => turn.Ticket).OfType<TicketReference>().Select(ticket => ticket.Number.Value).Distinct()];
}
