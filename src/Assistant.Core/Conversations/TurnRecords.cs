using Assistant.Core.Database;
using Assistant.Core.Database.Tables;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Conversations;

/// <summary>Reads turns with their answers, and of the citations those that the reader may see now.</summary>
internal static class TurnRecords
{
    private const string Withheld = "This answer is withheld: it rests on sources that you may not read now.";
    private const string WithheldForTicket = "This answer is withheld: it was written for a ticket that you may not read now.";

    public static async Task<IReadOnlyList<TurnRecord>> LoadAsync(
        AssistantDbContext db, IQueryable<TurnRow> turns, Caller reader, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var permitting = db.Permitting(reader);
        var rows = await turns
            .Include(turn => turn.Answers.OrderBy(answer => answer.Ordinal))
            .ThenInclude(answer => answer.Citations
                .Where(citation => permitting.Any(label => label.Audience == citation.Audience))
                .OrderBy(citation => citation.N))
            .OrderBy(turn => turn.Ordinal)
            .AsSplitQuery()
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var ids = rows.SelectMany(turn => turn.Answers).Select(answer => answer.Id).ToList();
        var onHidden = await db.TurnsOnHiddenTickets(reader)
            .Where(turn => turns.Any(read => read.Id == turn.Id)).Select(turn => turn.Id).ToListAsync(cancellationToken);
        var cited = await db.Answers.Where(answer => ids.Contains(answer.Id))
            .Select(answer => new { answer.Id, answer.Citations.Count })
            .ToDictionaryAsync(answer => answer.Id, answer => answer.Count, cancellationToken);
        return [.. rows.Select(turn => ToRecord(turn, cited, onHidden.Contains(turn.Id), now))];
    }

    /// <summary>The ticket that a turn is attached to.</summary>
    public static TicketReference? TicketOf(TurnRow turn) =>
        turn.TicketSource is null ? null : new TicketReference(turn.TicketSource, turn.TicketSysId!, new TicketNumber(turn.TicketNumber!));

    private static TurnRecord ToRecord(TurnRow turn, Dictionary<Guid, int> cited, bool isOnHiddenTicket, DateTimeOffset now) => new(
        turn.Id, turn.ParentId, turn.Question, turn.AskedAt, TicketOf(turn),
        [.. turn.Answers
            .Select(answer => ToRecord(answer, cited[answer.Id] - answer.Citations.Count, now))
            .Select(answer => isOnHiddenTicket ? Withhold(answer, WithheldForTicket) : answer.HiddenSources > 0 ? Withhold(answer, Withheld) : answer)]);

    // What was written from a source or a ticket repeats it, and notices name pieces of the answer.
    private static AnswerRecord Withhold(AnswerRecord answer, string why) => answer with { Text = why, Notices = [] };

    private static AnswerRecord ToRecord(AnswerRow answer, int hidden, DateTimeOffset now)
    {
        var givenUp = GivenUp.Is(answer, now);
        return new AnswerRecord
        {
            Id = answer.Id,
            State = givenUp ? AnswerState.CutOff : answer.State,
            Text = answer.Text,
            HiddenSources = hidden,
            Citations = [.. answer.Citations.Select(ToRecord)],
            Notices = answer.Notices,
            Model = answer.Model,
            Retriever = answer.Retriever,
            PromptVersion = answer.PromptVersion,
            Usage = answer is { PromptTokens: { } read, CompletionTokens: { } written } ? new TokenUsage(read, written) : null,
            Timings = answer is { RetrievalMilliseconds: { } retrieval, TotalMilliseconds: { } total }
                ? new AnswerTimings(retrieval, answer.FirstTokenMilliseconds, total)
                : null,
            Error = givenUp ? GivenUp.Reason : answer.Error,
            StartedAt = answer.StartedAt,
            EndedAt = givenUp ? answer.HeartbeatAt : answer.EndedAt,
        };
    }

    private static Citation ToRecord(CitationRow row) => new(
        row.N, row.PassageId, row.Source, row.Url, row.Title, row.Heading, row.Quote, row.FetchedAt,
        AudienceQueries.ToAudience(row.Audience), row.Supported);
}
