using System.Runtime.CompilerServices;
using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Web.Tickets;

namespace Assistant.Web.Tests.Doubles;

/// <summary>Answers from the sample site in the shape of a real answer, a word at a time, and logs it in memory.</summary>
internal sealed class SampleAnswerer(IPassageStore store, ITicketDesk desk, FakeConversations log) : IAnswerer
{
    /// <summary>Time between two words.</summary>
    public TimeSpan Pace { get; set; } = TimeSpan.FromMilliseconds(2);

    public async IAsyncEnumerable<AnswerUpdate> AnswerAsync(Question question, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (conversation, turn, answer) = (question.ConversationId ?? Guid.NewGuid(), question.RetryTurnId ?? Guid.NewGuid(), Guid.NewGuid());
        var number = question.Detached ? null : question.Ticket ?? TicketNumber.Find(question.Text);
        var ticket = number is { } known ? (await desk.FindAsync(known, caller, CancellationToken.None)).FirstOrDefault() : null;
        var record = new AnswerRecord { Id = answer, State = AnswerState.Streaming, StartedAt = Answers.At };
        var write = (AnswerRecord now) => log.Put(Answers.Conversation(
            conversation, question.Text, now, ticket is null ? null : new TicketReference(ticket.Source, ticket.SysId, ticket.Number)) with
        { UpdatedAt = DateTimeOffset.UtcNow });
        write(record);
        yield return new TurnLogged(conversation, turn, answer, question.Text, ticket is null ? null : desk.Brief(ticket));
        yield return new StatusChanged("retrieving");
        var hits = await store.SearchAsync(new PassageQuery { Text = ticket?.Subject ?? question.Text, Top = 6 }, caller, CancellationToken.None);
        var sources = hits.Select((hit, index) => new Citation(
            index + 1, hit.Passage.Id, hit.Passage.Document.Source, hit.Passage.Url, hit.Passage.Title, hit.Passage.Heading, hit.Passage.Text,
            hit.Passage.FetchedAt, hit.Passage.Audience, null)).ToList();
        yield return new PassagesFound(sources, "BM25 (embedded)");
        var (text, check, state) = Script(question.Text, sources);
        record = record with { Citations = sources, Retriever = "BM25 (embedded)" };
        if (state == AnswerState.Complete)
        {
            yield return new StatusChanged("asking", "sophia");
        }

        foreach (var word in text.Split(' ').Select(word => word + " "))
        {
            if (Pace > TimeSpan.Zero && !cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(Pace, CancellationToken.None);
            }

            if (cancellationToken.IsCancellationRequested)
            {
                state = AnswerState.Stopped;
                break;
            }

            record = record with { Text = record.Text + word };
            write(record);
            yield return new TextAdded(word);
        }

        if (check is not null && state == AnswerState.Complete)
        {
            yield return check;
        }

        record = record with
        {
            State = state,
            Model = state == AnswerState.Quoted ? null : "sophia (llama-3.3-70b)",
            Error = state == AnswerState.Quoted ? "sophia did not answer within 120 seconds." : null,
            Usage = state == AnswerState.Quoted ? null : new TokenUsage(2310, 214),
            Timings = new AnswerTimings(11.4, 830, 4210),
            EndedAt = Answers.At,
        };
        write(record);
        yield return new AnswerEnded(conversation, record);
    }

    private static (string Text, SentenceChecked? Check, AnswerState State) Script(string question, List<Citation> sources)
    {
        if (!question.Contains("scratch", StringComparison.OrdinalIgnoreCase))
        {
            var quoted = string.Join("\n\n", sources.Take(3).Select(source => $"> {source.Quote.ReplaceLineEndings("\n> ")}\n\nFrom *{source.Title}* [{source.N}]"));
            return (quoted, null, AnswerState.Quoted);
        }

        const string doubtful = "You can ask for up to 90 TB with `hlquota --request 90T`.";
        return ($"""
            You have **20 TB** and 5 million files on scratch; both are hard limits [1]. To see how much you use, run this on any login node [1]:

            ```
            $ hlquota -s scratch
            File system   Path              Used      Limit     Files used   File limit
            scratch       /scratch/mvance   7.9 TB    20.0 TB   1,904,331    5,000,000
            ```

            | Property | Value |
            | --- | --- |
            | Path | `/scratch/<user>` |
            | Purge | files not accessed for 60 days |
            | Backup | none |

            - The quota belongs to you, not to your project [1, 2].
            - {doubtful} [3]
            - Files that were not read for 60 days are deleted every Tuesday [9].
            """, new SentenceChecked(doubtful + " [3]", ["90 TB", "hlquota --request 90T"]), AnswerState.Complete);
    }
}
