using System.Linq.Expressions;
using Assistant.Core.Database;
using Assistant.Core.Database.Tables;

namespace Assistant.Core.Conversations;

/// <summary>The turns that a reader may see, in two halves that are narrowed before they are joined: each has an index of its own.</summary>
/// <param name="Own">Those of the reader's conversations.</param>
/// <param name="Attached">Those attached to tickets that the reader may read; null for who is no staff.</param>
internal sealed record VisibleTurns(IQueryable<TurnRow> Own, IQueryable<TurnRow>? Attached)
{
    /// <summary>The conversations that the turns are of.</summary>
    public IQueryable<Guid> Conversations => Join(turn => turn.ConversationId);

    /// <summary>Those of the turns that meet a condition.</summary>
    public VisibleTurns Where(Expression<Func<TurnRow, bool>> condition) => new(Own.Where(condition), Attached?.Where(condition));

    /// <summary>The turns as one, each once.</summary>
    public IQueryable<TurnRow> In(AssistantDbContext db)
    {
        if (Attached is null)
        {
            return Own;
        }

        var ids = Join(turn => turn.Id);
        return db.Turns.Where(turn => ids.Contains(turn.Id));
    }

    private IQueryable<Guid> Join(Expression<Func<TurnRow, Guid>> id) =>
        Attached is null ? Own.Select(id) : Own.Select(id).Union(Attached.Select(id));
}
