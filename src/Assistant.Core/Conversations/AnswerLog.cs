using Assistant.Core.Database;
using Assistant.Core.Database.Columns;
using Assistant.Core.Database.Tables;
using Assistant.Core.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Conversations;

/// <summary>Writes what becomes of an answer.</summary>
internal sealed class AnswerLog(IDbContextFactory<AssistantDbContext> databases, TimeProvider clock)
{
    private static readonly Redactor Secrets = new();

    /// <summary>Keeps the text so far and a sign of life, unless the answer has ended.</summary>
    public async Task SaveProgressAsync(Guid answerId, string text, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var state = text.Length == 0 ? AnswerState.Pending : AnswerState.Streaming;
        var now = clock.GetUtcNow();
        await db.Answers.Where(row => row.Id == answerId && row.EndedAt == null).ExecuteUpdateAsync(
            answer => answer
                .SetProperty(row => row.Text, text)
                .SetProperty(row => row.State, state)
                .SetProperty(row => row.HeartbeatAt, now),
            cancellationToken);
    }

    /// <summary>Writes the end of an answer with its citations.</summary>
    public async Task CompleteAsync(AnswerRecord answer, CancellationToken cancellationToken)
    {
        if (answer.State is AnswerState.Pending or AnswerState.Streaming)
        {
            throw new ArgumentException($"An answer cannot end as {answer.State}.", nameof(answer));
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await db.Answers.Include(stored => stored.Turn).SingleOrDefaultAsync(stored => stored.Id == answer.Id, cancellationToken);
        if (row is null)
        {
            return;
        }

        await db.Citations.Where(citation => citation.AnswerId == row.Id).ExecuteDeleteAsync(cancellationToken);
        await db.KnowAudiencesAsync(answer.Citations.Select(citation => citation.Audience), cancellationToken);
        Fill(row, answer);
        row.EndedAt = answer.EndedAt ?? clock.GetUtcNow();
        row.Turn!.UpdatedAt = row.EndedAt.Value > row.Turn.UpdatedAt ? row.EndedAt.Value : row.Turn.UpdatedAt;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Keeps a reader's opinion of an answer that they may see; false if they may not, or it is not there.</summary>
    public async Task<bool> AddFeedbackAsync(
        Guid conversationId, Guid answerId, bool up, string? comment, Caller reader, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var own = db.TurnsOwnedBy(reader).Where(turn => turn.ConversationId == conversationId);
        var attached = db.TurnsAttachedFor(reader).Where(turn => turn.ConversationId == conversationId);
        if (!await own.AnyAsync(turn => turn.Answers.Any(answer => answer.Id == answerId), cancellationToken)
            && !await attached.AnyAsync(turn => turn.Answers.Any(answer => answer.Id == answerId), cancellationToken))
        {
            return false;
        }

        var (kept, now) = (comment is null ? null : StorableText.Clean(Secrets.RemoveSecrets(comment).Text), UnixMicroseconds.From(clock.GetUtcNow()));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO feedback (answer_id, issuer, subject, up, comment, given_at)
            VALUES ({answerId}, {reader.Issuer}, {reader.Subject}, {up}, {kept}, {now})
            ON CONFLICT (answer_id, issuer, subject) DO UPDATE SET up = excluded.up, comment = excluded.comment, given_at = excluded.given_at
            """,
            cancellationToken);
        return true;
    }

    /// <summary>Ends the unfinished answers that nobody works on any more, and counts them.</summary>
    public async Task<int> RepairAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var unfinished = await db.Answers.AsNoTracking().Where(row => row.EndedAt == null).ToListAsync(cancellationToken);
        var repaired = 0;
        foreach (var answer in unfinished.Where(answer => GivenUp.Is(answer, now)))
        {
            // Only if it gave no sign of life since it was read.
            repaired += await db.Answers
                .Where(row => row.Id == answer.Id && row.EndedAt == null && row.HeartbeatAt == answer.HeartbeatAt)
                .ExecuteUpdateAsync(
                    update => update
                        .SetProperty(row => row.State, AnswerState.CutOff)
                        .SetProperty(row => row.Error, GivenUp.Reason)
                        .SetProperty(row => row.EndedAt, row => row.HeartbeatAt),
                    cancellationToken);
        }

        return repaired;
    }

    private static void Fill(AnswerRow row, AnswerRecord answer)
    {
        row.State = answer.State;
        row.Text = answer.Text;
        row.Notices = answer.Notices;
        row.Model = answer.Model;
        row.Retriever = answer.Retriever;
        row.PromptVersion = answer.PromptVersion;
        row.PromptTokens = answer.Usage?.PromptTokens;
        row.CompletionTokens = answer.Usage?.CompletionTokens;
        row.RetrievalMilliseconds = answer.Timings?.RetrievalMilliseconds;
        row.FirstTokenMilliseconds = answer.Timings?.FirstTokenMilliseconds;
        row.TotalMilliseconds = answer.Timings?.TotalMilliseconds;
        row.Error = answer.Error;
        row.Citations.AddRange(answer.Citations.Select(citation => new CitationRow
        {
            AnswerId = row.Id,
            N = citation.N,
            PassageId = citation.PassageId,
            Source = citation.Source,
            Url = citation.Url,
            Title = citation.Title,
            Heading = citation.Heading,
            Quote = citation.Quote,
            FetchedAt = citation.FetchedAt,
            Audience = citation.Audience.ToString(),
            Supported = citation.Supported,
        }));
    }
}
