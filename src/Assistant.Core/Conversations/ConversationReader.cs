using Assistant.Core.Database;
using Assistant.Core.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Conversations;

/// <summary>Reads conversations for a reader.</summary>
internal sealed class ConversationReader(IDbContextFactory<AssistantDbContext> databases, TimeProvider clock)
{
    /// <summary>A conversation as this reader may see it now; null for unknown and forbidden alike.</summary>
    public async Task<ConversationRecord?> FindAsync(Guid conversationId, Caller reader, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var conversation = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == conversationId, cancellationToken);
        if (conversation is null)
        {
            return null;
        }

        var isOwner = conversation.Issuer == reader.Issuer && conversation.Subject == reader.Subject;
        var visible = (isOwner ? db.Turns : db.TurnsAttachedFor(reader)).Where(turn => turn.ConversationId == conversationId);
        var turns = await TurnRecords.LoadAsync(db, visible, reader, clock.GetUtcNow(), cancellationToken);
        if (turns.Count == 0)
        {
            return null;
        }

        var updatedAt = await visible.MaxAsync(turn => turn.UpdatedAt, cancellationToken);
        var isTitleReadable = isOwner
            && !await db.TurnsOnHiddenTickets(reader).AnyAsync(turn => turn.ConversationId == conversationId && turn.Ordinal == 0, cancellationToken);
        var title = isTitleReadable ? conversation.Title : TitleFromQuestion(turns[0].Question);
        return new ConversationRecord(conversation.Id, title, conversation.OwnerName, isOwner, turns[0].AskedAt, updatedAt, turns);
    }

    /// <summary>The turns from the first to <paramref name="last"/>, along their parents; none for null.</summary>
    public async Task<IReadOnlyList<TurnRecord>> LoadBranchAsync(
        AssistantDbContext db, Guid conversationId, Guid? last, Caller owner, CancellationToken cancellationToken)
    {
        if (last is null)
        {
            return [];
        }

        var parents = await db.TurnsOwnedBy(owner).Where(turn => turn.ConversationId == conversationId)
            .ToDictionaryAsync(turn => turn.Id, turn => turn.ParentId, cancellationToken);
        var branch = new List<Guid>();
        for (var turn = last; turn is { } id; turn = parents.GetValueOrDefault(id))
        {
            branch.Add(id);
        }

        return await TurnRecords.LoadAsync(db, db.TurnsOwnedBy(owner).Where(turn => branch.Contains(turn.Id)), owner, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Counts of the caller's own conversations.</summary>
    public async Task<ConversationCounts> CountAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var turns = db.TurnsOwnedBy(caller);
        var conversations = await db.OwnedBy(caller).CountAsync(cancellationToken);
        var questions = await turns.CountAsync(cancellationToken);
        var answers = await turns.SelectMany(turn => turn.Answers).CountAsync(answer => answer.EndedAt != null, cancellationToken);
        var attached = await turns.CountAsync(turn => turn.TicketNumber != null, cancellationToken);
        var lastTicket = await turns
            .Where(turn => turn.TicketNumber != null)
            .OrderByDescending(turn => turn.AskedAt).ThenByDescending(turn => turn.Ordinal)
            .Select(turn => turn.TicketNumber)
            .FirstOrDefaultAsync(cancellationToken);
        return new ConversationCounts(conversations, questions + answers, attached, lastTicket);
    }

    /// <summary>
    /// The title for who may not see the stored one: the first question they may see, shortened. The stored one may come
    /// from a turn that is not theirs, or hold the subject of a ticket that its owner may not read any more.
    /// </summary>
    public static string TitleFromQuestion(string question)
    {
        const int Longest = 80;
        var line = string.Join(' ', question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Longest)
        {
            return line;
        }

        var end = char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest;
        return line[..end].TrimEnd() + "…";
    }
}
