using Assistant.Core.Database;
using Assistant.Core.Database.Columns;
using Assistant.Core.Database.Tables;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Conversations;

/// <summary>Lists conversations for a reader: everything it says of one comes from the turns that the reader may see.</summary>
internal sealed class ConversationList(IDbContextFactory<AssistantDbContext> databases)
{
    private const int LargestPage = 200;

    /// <summary>One page, newest first.</summary>
    public async Task<ResultPage<ConversationSummary>> ListAsync(ConversationFilter filter, Caller reader, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var turns = db.TurnsFor(reader);
        var matching = Matching(db, turns, filter, reader)
            .GroupBy(turn => turn.ConversationId)
            .Select(conversation => new
            {
                Id = conversation.Key,
                StartedAt = conversation.Min(turn => turn.AskedAt),
                UpdatedAt = conversation.Max(turn => turn.UpdatedAt),
            });
        matching = filter.From is { } from ? matching.Where(conversation => conversation.UpdatedAt >= from) : matching;
        matching = filter.To is { } to ? matching.Where(conversation => conversation.UpdatedAt < to) : matching;
        var total = await matching.CountAsync(cancellationToken);
        var size = Math.Clamp(filter.PageSize, 1, LargestPage);
        var page = await matching
            .OrderByDescending(conversation => conversation.UpdatedAt).ThenByDescending(conversation => conversation.Id)
            .Skip((Math.Max(filter.Page, 1) - 1) * size)
            .Take(size)
            .ToListAsync(cancellationToken);
        var details = await DescribeAsync(db, turns, [.. page.Select(conversation => conversation.Id)], reader, cancellationToken);
        return new ResultPage<ConversationSummary>(
            [.. page.Select(conversation => details[conversation.Id] with { StartedAt = conversation.StartedAt, UpdatedAt = conversation.UpdatedAt })],
            total);
    }

    /// <summary>All visible turns of the conversations that have what the filter asks for in a visible turn.</summary>
    private static IQueryable<TurnRow> Matching(AssistantDbContext db, VisibleTurns turns, ConversationFilter filter, Caller reader)
    {
        var narrowed = turns;
        if (!string.IsNullOrWhiteSpace(filter.Ticket))
        {
            var number = TicketNumber.TryParse(filter.Ticket, out var parsed) ? parsed.Value : filter.Ticket;
            var attached = turns.Where(turn => turn.TicketNumber == number).Conversations;
            narrowed = turns.Where(turn => attached.Contains(turn.ConversationId));
        }

        var matching = narrowed.In(db);
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var pattern = LikePattern.Containing(filter.Text);
            var permitting = db.Permitting(reader);
            var hidden = db.TurnsOnHiddenTickets(reader);
            var inTitle = db.OwnedBy(reader)
                .Where(conversation => EF.Functions.Like(conversation.Title.ToLower(), pattern, LikePattern.Escape)
                    && !hidden.Any(turn => turn.ConversationId == conversation.Id && turn.Ordinal == 0))
                .Select(conversation => conversation.Id);
            var holding = narrowed
                .Where(turn => EF.Functions.Like(turn.Question.ToLower(), pattern, LikePattern.Escape)
                    || turn.Answers.Any(answer => EF.Functions.Like(answer.Text.ToLower(), pattern, LikePattern.Escape)
                        // A withheld text must not show by being found.
                        && !hidden.Any(one => one.Id == turn.Id)
                        && answer.Citations.All(citation => permitting.Any(label => label.Audience == citation.Audience))))
                .Conversations.Union(inTitle);
            matching = matching.Where(turn => holding.Contains(turn.ConversationId));
        }

        return matching;
    }

    private static async Task<Dictionary<Guid, ConversationSummary>> DescribeAsync(
        AssistantDbContext db, VisibleTurns turns, List<Guid> ids, Caller reader, CancellationToken cancellationToken)
    {
        var rows = await db.Conversations.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var hidden = db.TurnsOnHiddenTickets(reader);
        var words = (await turns
            .Where(turn => ids.Contains(turn.ConversationId))
            .In(db)
            .Select(turn => new
            {
                turn.ConversationId,
                turn.Ordinal,
                turn.TicketNumber,
                Question = turn.Conversation!.Issuer == reader.Issuer && turn.Conversation.Subject == reader.Subject && !hidden.Any(one => one.Id == turn.Id)
                    ? null
                    : turn.Question,
            })
            .ToListAsync(cancellationToken)).OrderBy(turn => turn.Ordinal).ToLookup(turn => turn.ConversationId);
        return rows.ToDictionary(row => row.Id, row => new ConversationSummary(
            row.Id,
            words[row.Id].First().Question is { } question ? ConversationReader.TitleFromQuestion(question) : row.Title,
            row.OwnerName,
            [.. words[row.Id].Select(turn => turn.TicketNumber).OfType<string>().Distinct()],
            default, default));
    }
}
