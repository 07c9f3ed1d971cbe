using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Core.Passages;
using Assistant.Fakes.Models;

namespace Assistant.Core.Tests.Answering.Faults;

/// <summary>For every fault of an endpoint: what the reader sees, what is kept, that nothing is lost and nothing shown twice.</summary>
public sealed class EndpointFaultTests : IAsyncDisposable
{
    private const string Scratch = "Every project has 10 TB of scratch space under `/lus/eagle`. Files on scratch are deleted after 90 days.";
    private const string Question = "How much scratch space do I have in /says/the/one?";
    private const string Key = "sk-very-secret-key";

    private readonly AnswererFixture _engine = new();

    public static TheoryData<string> Names => [.. EndpointFaults.All.Select(fault => fault.Name)];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Ask_EndpointMisbehaves_AnswerEndsAsItShould(string name)
    {
        var fault = EndpointFaults.All.Single(one => one.Name == name);
        var sophia = (await _engine.AddModelAsync()).Then(fault.Replies);
        sophia.Otherwise = _ => throw new InvalidOperationException("It was asked once too often.");
        var other = fault.Second is null ? null : (await _engine.AddModelAsync("other")).Then(fault.Second);
        _engine.Set(other is null ? "Models:sophia:Priority" : "Models:other:Priority", "2").Set("Models:sophia:ApiKey", Key).Set("Models:sophia:FirstTokenTimeoutSeconds", "50");

        var trace = await AskAsync(fault, sophia);

        var answer = trace.Answer;
        Assert.Equal((fault.State, fault.Model), (answer.State, answer.Model));
        Assert.Equal(fault.Text ?? answer.Text, answer.Text);
        Assert.Equal(answer.Text, Shown(trace));                                              // nothing lost, nothing twice
        Assert.Contains(fault.Said, $"{answer.Text}\n{answer.Error}\n{string.Join('\n', answer.Notices)}");
        Assert.Equal(fault.Thought, string.Concat(trace.Updates.OfType<ThoughtAdded>().Select(update => update.Text)));
        Assert.Equal(fault.HasUsage, answer.Usage is not null);
        Assert.Equal((fault.Asked, fault.SecondAsked), (sophia.Requests.Count, other?.Requests.Count ?? 0));
        if (fault.State == AnswerState.Quoted)
        {
            Assert.Contains("quotations", answer.Text);
            Assert.Contains("> " + Scratch, answer.Text);
        }

        AssertEqual(answer, await ReadAsync(trace));
        Assert.Contains(fault.Logged, _engine.LogLines.Text);
        Assert.DoesNotContain("/says/the/one", _engine.LogLines.Text);
        Assert.DoesNotContain(Key, _engine.LogLines.Text + answer.Text + answer.Error);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private async Task<AnswerTrace> AskAsync(EndpointFault fault, FakeChatServer sophia)
    {
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));
        var trace = new AnswerTrace();
        var asking = Task.Run(
            async () =>
            {
                await foreach (var update in _engine.Stream(new Question { Text = Question }))
                {
                    trace.Updates.Add(update);
                    if (update is TextAdded)
                    {
                        fault.OpensAfterText?.Open();
                        _engine.Clock.Advance(fault is { WaitsAfterText: true, Wait: { } wait } ? wait : TimeSpan.Zero);
                    }
                }
            },
            Cancelled);
        if (fault is { WaitsAfterText: false, Wait: { } first })
        {
            await _engine.Clock.WaiterAsync(first, Cancelled);
            await sophia.ArrivalAsync(Cancelled);
            _engine.Clock.Advance(first);
        }

        await asking;
        return trace;
    }

    // What a page holds that follows the updates.
    private static string Shown(AnswerTrace trace) => trace.Updates.Aggregate("", (text, update) => update switch
    {
        TextAdded added => text + added.Text,
        TextReplaced replaced => replaced.Text,
        _ => text,
    });

    private async Task<AnswerRecord> ReadAsync(AnswerTrace trace)
    {
        var conversation = await _engine.Log.FindAsync(trace.Logged.ConversationId, AnswererFixture.Ada, Cancelled);
        var turn = Assert.Single(conversation!.Turns);
        Assert.Equal(Question, turn.Question);
        return Assert.Single(turn.Answers);
    }

    private static void AssertEqual(AnswerRecord told, AnswerRecord kept)
    {
        Assert.Equal((told.Id, told.State, told.Text, told.Model, told.Error, told.Usage), (kept.Id, kept.State, kept.Text, kept.Model, kept.Error, kept.Usage));
        Assert.Equal(told.Notices, kept.Notices);
        Assert.Equal(told.PromptVersion, kept.PromptVersion);
        Assert.Equal(told.Citations.Select(citation => citation.Quote), kept.Citations.Select(citation => citation.Quote));
        Assert.NotNull(kept.EndedAt);
    }
}
