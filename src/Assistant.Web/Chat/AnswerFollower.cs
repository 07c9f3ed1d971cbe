using Assistant.Core.Privacy;
using Assistant.Web.History;

namespace Assistant.Web.Chat;

/// <summary>Follows, in the log, an answer that runs in another process or for another reader.</summary>
internal sealed class AnswerFollower(IConversations conversations, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.5);

    /// <summary>Shows what the log holds until the answer has ended, or has gone.</summary>
    public async Task FollowAsync(LiveAnswer live, Caller caller, CancellationToken cancellationToken)
    {
        while (!live.View.Ended)
        {
            await Task.Delay(Pause, clock, cancellationToken);
            var (conversation, turn, id) = (live.View.ConversationId!.Value, live.View.TurnId, live.View.Record.Id);
            var record = (await conversations.FindAsync(conversation, caller, cancellationToken))?
                .Turns.FirstOrDefault(logged => logged.Id == turn)?.Answers.FirstOrDefault(answer => answer.Id == id);
            live.Publish(record is null
                ? live.View.Broken("It can no longer be read.")
                : AnswerView.FromLog(conversation, turn!.Value, record) with { Question = live.View.Question, Ticket = live.View.Ticket });
        }
    }
}
