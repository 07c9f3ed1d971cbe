using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Tests.Tickets;
using Assistant.Core.Tickets;
using Assistant.Tests.Databases;

namespace Assistant.Core.Tests.Conversations;

/// <summary>A log, and short ways to fill it.</summary>
public abstract class ConversationFixture(DatabaseProvider provider) : DatabaseTest(provider)
{
    protected static TicketReference Reference { get; } = new("tickets", "id-RITM0429668", new TicketNumber("RITM0429668"));

    protected ConversationLog Log => field ??= InNewProgram<ConversationLog>();

    protected TicketStore Tickets => field ??= InNewProgram<TicketStore>();

    protected async Task<BegunTurn> AskAsync(
        string question, Caller? caller = null, Guid? conversation = null, TicketReference? ticket = null, Guid? parent = null, string title = "A title")
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        var begun = await Log.BeginTurnAsync(new NewTurn(conversation, parent, question, ticket, title), caller ?? People.Ada, Token);
        return begun ?? throw new InvalidOperationException("The turn was not begun.");
    }

    protected Task AnswerAsync(BegunTurn turn, string text = "Look at the queue [1].", params IReadOnlyList<Citation> citations) =>
        Log.CompleteAsync(Ended(turn, text, citations), Token);

    protected async Task<BegunTurn> AskAndAnswerAsync(
        string question, string answer, Caller? caller = null, Guid? conversation = null, TicketReference? ticket = null)
    {
        var begun = await AskAsync(question, caller, conversation, ticket);
        await AnswerAsync(begun, answer);
        return begun;
    }

    protected Task SaveTicketAsync(Audience? audience = null) => Tickets.SaveAsync(SampleTicket.Create(audience: audience), Token);

    protected AnswerRecord Ended(BegunTurn turn, string text, IReadOnlyList<Citation> citations) => new()
    {
        Id = turn.AnswerId,
        State = AnswerState.Complete,
        Text = text,
        Citations = citations,
        Notices = ["A password was removed."],
        Model = "sophia (llama)",
        Retriever = "bm25",
        PromptVersion = "abc123",
        Usage = new TokenUsage(1200, 80),
        Timings = new AnswerTimings(12.5, 340, 2100.25),
        StartedAt = Clock.GetUtcNow(),
        EndedAt = Clock.GetUtcNow(),
    };

    protected static Citation Cite(int n, Audience audience, string quote = "Jobs wait in **Q**.") => new(
        n, Guid.NewGuid(), "docs", $"https://docs.example.org/queues/#s{n}", "Queues", "Queues > Priority", quote,
        new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero), audience, n == 1 ? true : null);
}
