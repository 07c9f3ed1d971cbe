using Assistant.Core.Database;
using Assistant.Core.Database.Columns;
using Assistant.Core.Database.Tables;
using Assistant.Core.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Conversations;

/// <summary>The log of questions and answers: what was asked, shown and cited, durable at every step.</summary>
/// <remarks>
/// Several processes write to it at once. An answer names the process that works on it and when that gave its last sign
/// of life; see <see cref="RepairAsync"/>.
/// </remarks>
public sealed class ConversationLog(IDbContextFactory<AssistantDbContext> databases, TimeProvider clock)
{
    private readonly AnswerLog _answers = new(databases, clock);
    private readonly ConversationReader _reader = new(databases, clock);

    /// <summary>
    /// Logs a question; it is durable when this returns. Null if the conversation or the parent is not the caller's or
    /// not there. A ticket that the caller may not read is left out.
    /// </summary>
    /// <exception cref="ArgumentException">The caller is anonymous: nobody's conversation would be everybody's.</exception>
    public async Task<BegunTurn?> BeginTurnAsync(NewTurn turn, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.IsAnonymous)
        {
            throw new ArgumentException("A conversation needs a person who holds it; the caller is anonymous.", nameof(caller));
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await TurnWriter.AddAsync(db, turn, caller, clock.GetUtcNow(), cancellationToken);
        if (row is null)
        {
            return null;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await BegunAsync(db, row, row.Answers[0].Id, caller, cancellationToken);
    }

    /// <summary>Logs that one more answer to a turn begins (retry, compare). Null if the turn is not the caller's or not there.</summary>
    public async Task<BegunTurn?> BeginAnswerAsync(Guid conversationId, Guid turnId, Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var answer = await TurnWriter.AddAnswerAsync(db, conversationId, turnId, caller, clock.GetUtcNow(), cancellationToken);
        if (answer is null)
        {
            return null;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var turn = await db.Turns.AsNoTracking().SingleAsync(row => row.Id == turnId, cancellationToken);
        return await BegunAsync(db, turn, answer.Id, caller, cancellationToken);
    }

    /// <summary>
    /// Keeps the text of a running answer, and that its process is alive. Call it every few seconds while text arrives,
    /// and every minute while there is none: each call is a write to the disk.
    /// </summary>
    public Task SaveProgressAsync(Guid answerId, string text, CancellationToken cancellationToken) =>
        _answers.SaveProgressAsync(answerId, text, cancellationToken);

    /// <summary>
    /// Logs how an answer ended, with its citations; durable when this returns. It counts even if
    /// <see cref="RepairAsync"/> had given the answer up. One whose conversation was deleted meanwhile is not kept.
    /// </summary>
    public Task CompleteAsync(AnswerRecord answer, CancellationToken cancellationToken) => _answers.CompleteAsync(answer, cancellationToken);

    /// <summary>A conversation as this reader may see it now; null for unknown and forbidden alike.</summary>
    /// <remarks>
    /// Its owner sees all of it. Staff see the turns attached to a ticket that they may read now, and nothing of the
    /// rest: title and times are then those of these turns. Citations that the reader may not see now are left out.
    /// </remarks>
    public Task<ConversationRecord?> FindAsync(Guid conversationId, Caller caller, CancellationToken cancellationToken) =>
        _reader.FindAsync(conversationId, caller, cancellationToken);

    /// <summary>The conversations that the reader may see: their own; for staff also those with turns attached to a ticket they may read. Newest first.</summary>
    public Task<ResultPage<ConversationSummary>> ListAsync(ConversationFilter filter, Caller caller, CancellationToken cancellationToken) =>
        new ConversationList(databases).ListAsync(filter, caller, cancellationToken);

    /// <summary>Logs what a reader thought of an answer they may see; a later opinion of theirs takes its place. False for unknown and forbidden alike.</summary>
    public Task<bool> AddFeedbackAsync(Guid conversationId, Guid answerId, bool up, string? comment, Caller caller, CancellationToken cancellationToken) =>
        _answers.AddFeedbackAsync(conversationId, answerId, up, comment, caller, cancellationToken);

    /// <summary>Gives a conversation another title; nothing happens where it is gone.</summary>
    internal async Task RenameAsync(Guid conversationId, string title, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var kept = StorableText.Clean(title);
        await db.Conversations.Where(row => row.Id == conversationId).ExecuteUpdateAsync(row => row.SetProperty(conversation => conversation.Title, kept), cancellationToken);
    }

    /// <summary>Marks answers that a dead process left unfinished as cut off. Returns how many.</summary>
    /// <remarks>
    /// An answer is given up when its process is seen to be dead on this machine, or when it gave no sign of life
    /// (<see cref="SaveProgressAsync"/>) for 15 minutes, wherever it runs. Answers read meanwhile already say so.
    /// </remarks>
    public Task<int> RepairAsync(CancellationToken cancellationToken) => _answers.RepairAsync(cancellationToken);

    /// <summary>Counts of the caller's own conversations.</summary>
    public Task<ConversationCounts> CountAsync(Caller caller, CancellationToken cancellationToken) => _reader.CountAsync(caller, cancellationToken);

    private async Task<BegunTurn> BegunAsync(AssistantDbContext db, TurnRow turn, Guid answerId, Caller caller, CancellationToken cancellationToken)
    {
        var earlier = await _reader.LoadBranchAsync(db, turn.ConversationId, turn.ParentId, caller, cancellationToken);
        return new BegunTurn(turn.ConversationId, turn.Id, answerId, turn.Question, TurnRecords.TicketOf(turn), earlier);
    }
}
