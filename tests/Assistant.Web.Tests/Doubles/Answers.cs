using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Core.Passages;
using Assistant.Core.Tickets;
using Assistant.Web.Chat;

namespace Assistant.Web.Tests.Doubles;

/// <summary>Makes the records that tests show.</summary>
internal static class Answers
{
    public static readonly DateTimeOffset At = new(2026, 9, 12, 9, 30, 0, TimeSpan.Zero);

    public static Citation Source(int n, string url = "/sources/samples/storage/scratch/#how-much", bool? supported = true) => new(
        n, Guid.NewGuid(), "samples", url, "Scratch", "How much scratch space do I have?",
        "Every user has **20 TB** and 5 million files on scratch.", At, Audience.Public, supported);

    public static AnswerRecord Record(AnswerState state, string text = "Every user has 20 TB [1].", params Citation[] sources) => new()
    {
        Id = Guid.NewGuid(),
        State = state,
        Text = text,
        Citations = sources.Length > 0 ? sources : [Source(1)],
        Model = state is AnswerState.Quoted or AnswerState.Refused ? null : "sophia (llama-3.3-70b)",
        Retriever = "BM25 (embedded)",
        Usage = new TokenUsage(2310, 214),
        Timings = new AnswerTimings(12, 830, 4210),
        StartedAt = At,
        EndedAt = state is AnswerState.Pending or AnswerState.Streaming ? null : At.AddSeconds(4),
    };

    public static AnswerView View(AnswerState state, string text = "Every user has 20 TB [1].", params Citation[] sources) =>
        AnswerView.FromLog(Guid.NewGuid(), Guid.NewGuid(), Record(state, text, sources));

    public static ConversationRecord Conversation(Guid id, string question, AnswerRecord answer, TicketReference? ticket = null) => new(
        id, question, "mvance", IsOwner: true, At, At.AddMinutes(1), [new TurnRecord(Guid.NewGuid(), null, question, At, ticket, [answer])]);

    public static TicketBrief Brief(string number = "RITM0429668") => new(
        new TicketNumber(number), "sample-tickets", "Osprey job stays in Q", new Requester("Mira Vance", "mira@glacier.example", "mvance"), "Work in Progress",
        At, At, null, 6, new JournalEntry(At, "Mira Vance", JournalKind.Email, "My job waits.", Audience.Staff), "Osprey job stays in Q balance");
}
