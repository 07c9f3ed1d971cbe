using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Core.Passages;
using Assistant.Fakes.Models;

namespace Assistant.Core.Tests.Answering;

public sealed class AnswererTests : IAsyncDisposable
{
    private const string Scratch = "Every project has 10 TB of scratch space under `/lus/eagle`. Files on scratch are deleted after 90 days.";
    private readonly AnswererFixture _engine = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_Model_StreamsACitedCheckedLoggedAnswer()
    {
        var server = await _engine.AddModelAsync();
        server.Then(ChatReply.Of("You have ", "10 TB ", "[1]."));
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));

        var trace = await _engine.AskAsync("How much scratch space do I have?");

        Assert.Equal(AnswerState.Complete, trace.Answer.State);
        Assert.Equal("You have 10 TB [1].", trace.Streamed);
        Assert.Equal("https://docs.example.org/scratch/", trace.Sources.Single().Url);
        Assert.True(trace.Answer.Citations.Single().Supported);
        Assert.Equal("sophia (tiny)", trace.Answer.Model);
        Assert.Equal(34, trace.Answer.Usage?.CompletionTokens);
        Assert.NotNull(trace.Answer.PromptVersion);
        Assert.Contains(Scratch, server.Requests.Single().Prompt);

        var logged = await ReadAsync(trace);
        Assert.Equal("How much scratch space do I have?", logged.Question);
        var answer = logged.Answers.Single();
        Assert.Equal((trace.Answer.Id, AnswerState.Complete, "You have 10 TB [1].", trace.Answer.Retriever), (answer.Id, answer.State, answer.Text, answer.Retriever));
        Assert.Equal(Scratch, answer.Citations.Single().Quote);
    }

    [Fact]
    public async Task Ask_Question_IsDurableBeforeTheModelIsAsked()
    {
        var server = await _engine.AddModelAsync();
        var gate = new Gate();
        server.Then(ChatReply.Begun().Hold(gate).Say("Ten [1].").End());
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));

        var asking = _engine.AskAsync("How much scratch space?");
        await gate.Reached;
        var before = await _engine.Log.ListAsync(new ConversationFilter(), AnswererFixture.Ada, Cancelled);
        gate.Open();
        await asking;

        Assert.Equal("How much scratch space?", before.Items.Single().Title);
    }

    [Fact]
    public async Task Ask_RunningAnswer_IsKeptAboutOnceASecond()
    {
        var server = await _engine.AddModelAsync();
        var gate = new Gate();
        var end = new Gate();
        server.Then(ChatReply.Begun().Say("Ten ").Hold(gate).Say("terabytes ").Say("are yours.").Hold(end).End());
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));

        await using var updates = _engine.Stream(new Question { Text = "How much scratch space?" }).GetAsyncEnumerator(Cancelled);
        var logged = await NextAsync<TurnLogged>(updates);
        await NextAsync<TextAdded>(updates);
        _engine.Clock.Advance(TimeSpan.FromSeconds(2));
        gate.Open();
        await NextAsync<TextAdded>(updates);
        await NextAsync<TextAdded>(updates); // told only after the piece before it was kept
        var running = (await _engine.Log.FindAsync(logged.ConversationId, AnswererFixture.Ada, Cancelled))!.Turns.Single().Answers.Single();
        end.Open();
        await NextAsync<AnswerEnded>(updates);

        Assert.Equal((AnswerState.Streaming, "Ten terabytes "), (running.State, running.Text));
    }

    [Fact]
    public async Task Ask_NoEndpoint_QuotesTheBestPassages()
    {
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));

        var trace = await _engine.AskAsync("How much scratch space do I have?");

        Assert.Equal(AnswerState.Quoted, trace.Answer.State);
        Assert.Contains("quotations", trace.Streamed);
        Assert.Contains("No language model is configured.", trace.Streamed);
        Assert.Contains("> " + Scratch, trace.Streamed);
        Assert.Contains("[1]", trace.Streamed);
        Assert.Null(trace.Answer.Model);
    }

    [Theory]
    [InlineData("How much scratch space does Mathematica need?", "Nothing in it mentions “Mathematica”.")]
    [InlineData("Can you suggest a good salmon soup recipe for every day?", "")]
    public async Task Ask_QuestionThatNothingFoundAnswers_IsRefusedAndNoModelIsAsked(string question, string said)
    {
        var server = await _engine.AddModelAsync();
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));

        var trace = await _engine.AskAsync(question);

        Assert.Equal(AnswerState.Refused, trace.Answer.State);
        Assert.StartsWith("The documentation does not answer this.", trace.Answer.Text);
        Assert.Contains(said, trace.Answer.Text);
        Assert.Contains("open a ticket", trace.Answer.Text);
        Assert.Empty(server.Requests);
        Assert.Equal(trace.Answer.Text, (await ReadAsync(trace)).Answers.Single().Text);
    }

    [Fact]
    public async Task Ask_Refused_NamesThePageAboutSupport()
    {
        await _engine.StartAsync(("scratch", Scratch, Audience.Public), ("Support", "Write an e-mail to help@centre.example to contact the help desk, or open a ticket.", Audience.Public));

        var trace = await _engine.AskAsync("How much scratch space does Mathematica need?");

        Assert.Contains("- scratch [1]", trace.Answer.Text);
        Assert.EndsWith("How to ask the support staff: Support [2].", trace.Answer.Text);
        Assert.Equal("Support", trace.Sources[1].Title);
    }

    [Fact]
    public async Task Ask_Refused_SaysHowToAskAsTheSettingsDo()
    {
        await _engine.Set("Support:HowToAsk", "Call 555.").StartAsync(("scratch", Scratch, Audience.Public), ("Support", "Contact the help desk: open a ticket.", Audience.Public));

        var trace = await _engine.AskAsync("How much scratch space does Mathematica need?");

        Assert.EndsWith("Call 555.", trace.Answer.Text);
    }

    [Fact]
    public async Task Ask_EndpointDown_QuotesAndSaysWhy()
    {
        var server = await _engine.AddModelAsync();
        server.Then(ChatReply.Status(401, """{"error":"Unauthorized"}"""));
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));

        var trace = await _engine.AskAsync("How much scratch space do I have?");

        Assert.Equal(AnswerState.Quoted, trace.Answer.State);
        Assert.Contains("Models:sophia:ApiKey", trace.Streamed);
    }

    [Fact]
    public async Task Ask_ModelSaysNotDocumented_IsRefusedWithTheNearestPages()
    {
        var server = await _engine.AddModelAsync();
        server.Then(ChatReply.Of("The documentation does not answer this. ", "The price is missing."));
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));

        var trace = await _engine.AskAsync("For how many days is scratch space kept?");
        Assert.Equal(AnswerState.Refused, trace.Answer.State);
        Assert.Contains("- scratch [1]", trace.Answer.Text);
    }

    [Fact]
    public async Task Ask_InventedClaims_AreMarkedCountedAndLogged()
    {
        var server = await _engine.AddModelAsync();
        server.Then(ChatReply.Of("You have 10 TB [1]. ", "You have 99 PB [1]. See [8]."));
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));

        var trace = await _engine.AskAsync("How much scratch space do I have?");

        Assert.Equal(["99 PB", "[8]"], trace.Updates.OfType<SentenceChecked>().SelectMany(check => check.Unsupported));
        Assert.False((await ReadAsync(trace)).Answers.Single().Citations.Single().Supported);
        Assert.Contains("99 PB", trace.Answer.Notices.Single());
    }

    [Fact]
    public async Task Ask_SentenceWithSomethingToCheck_ShowsWhenItIsCompleteAndChecked()
    {
        var server = await _engine.AddModelAsync();
        var (first, second) = (new Gate(), new Gate());
        server.Then(ChatReply.Begun().Say("You have ").Say("99 PB").Hold(first).Say(" [1]. Or ").Say("`rm -x").Hold(second).Say("`. You have 10 TB [1].").End());
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));

        var shown = new List<string>();
        await foreach (var update in _engine.Stream(new Question { Text = "How much scratch space do I have?" }))
        {
            if (update is TextAdded or SentenceChecked)
            {
                shown.Add(update is TextAdded text ? text.Text : $"unsupported: {string.Join(", ", ((SentenceChecked)update).Unsupported)}");
                first.Open();
                _ = update is SentenceChecked ? Task.Run(second.Open, Cancelled) : null;
            }
        }

        Assert.Equal(["You have ", "99 PB [1].", "unsupported: 99 PB", " Or ", "`rm -x`.", "unsupported: -x", " You have ", "10 TB [1]."], shown);
    }

    [Fact]
    public async Task Ask_AnswerOfWhichNothingHolds_IsWithdrawnForQuotations()
    {
        var server = await _engine.AddModelAsync();
        server.Then(ChatReply.Of("You have 99 PB [1]. ", "Run `scratch-extend --more` [7]."));
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));

        var trace = await _engine.AskAsync("How much scratch space do I have?");

        Assert.Equal(AnswerState.Refused, trace.Answer.State);
        Assert.StartsWith("The documentation does not answer this.", trace.Answer.Text);
        Assert.Contains("> " + Scratch, trace.Answer.Text);
        Assert.DoesNotContain("99 PB", trace.Answer.Text);
        Assert.Equal(trace.Answer.Text, trace.Updates.OfType<TextReplaced>().Single().Text);
        Assert.Equal(trace.Answer.Text, (await ReadAsync(trace)).Answers.Single().Text);
    }

    [Fact]
    public async Task Ask_HarmfulLinksInTheAnswer_AreTakenOut()
    {
        var server = await _engine.AddModelAsync();
        server.Then(ChatReply.Of("Click [here](javascript:alert(1)) ![x](https://evil.example/a.png)."));
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));

        var trace = await _engine.AskAsync("How much scratch space do I have?");

        Assert.Equal("Click here x.", trace.Answer.Text);
        Assert.Equal("Click here x.", trace.Streamed); // not even on its way
    }

    [Fact]
    public async Task Ask_Stopped_KeepsAndLogsTheTextSoFar()
    {
        var server = await _engine.AddModelAsync();
        server.Then(ChatReply.Begun().Say("You have ").Hang());
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);

        var trace = new AnswerTrace();
        await foreach (var update in _engine.Stream(new Question { Text = "How much scratch space?" }, cancellationToken: stop.Token))
        {
            trace.Updates.Add(update);
            if (update is TextAdded)
            {
                await stop.CancelAsync();
            }
        }

        Assert.Equal((AnswerState.Stopped, "You have "), (trace.Answer.State, trace.Answer.Text));
        Assert.Equal(AnswerState.Stopped, (await ReadAsync(trace)).Answers.Single().State);
    }

    [Fact]
    public async Task Ask_ReaderGoesAway_IsLoggedAsStopped()
    {
        var server = await _engine.AddModelAsync();
        server.Then(ChatReply.Begun().Say("You have ").Hang());
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));

        TurnLogged logged;
        await using (var updates = _engine.Stream(new Question { Text = "How much scratch space?" }).GetAsyncEnumerator(Cancelled))
        {
            logged = await NextAsync<TurnLogged>(updates);
            await NextAsync<TextAdded>(updates);
        }

        var conversation = await _engine.Log.FindAsync(logged.ConversationId, AnswererFixture.Ada, Cancelled);
        Assert.Equal(AnswerState.Stopped, conversation!.Turns.Single().Answers.Single().State);
    }

    [Fact]
    public async Task Ask_StreamStalls_IsCutOffWithItsText()
    {
        var server = await _engine.AddModelAsync();
        server.Then(ChatReply.Begun().Say("You have ").Hang());
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));

        await using var updates = _engine.Stream(new Question { Text = "How much scratch space?" }).GetAsyncEnumerator(Cancelled);
        await NextAsync<TextAdded>(updates);
        var ending = NextAsync<AnswerEnded>(updates);
        _engine.Clock.Advance(TimeSpan.FromSeconds(30));
        var answer = (await ending).Answer;
        Assert.Equal((AnswerState.CutOff, "You have "), (answer.State, answer.Text));
        Assert.Contains("fell silent", answer.Error);
    }

    [Fact]
    public async Task Ask_SecretInTheQuestion_GoesNowhereAndTheUserIsTold()
    {
        var server = await _engine.AddModelAsync();
        await _engine.StartAsync(("scratch", Scratch, Audience.Public), ("password", "Never send your password.", Audience.Public));

        var trace = await _engine.AskAsync("How much scratch space do I have? password: hunter2secret! ada@uni.example");

        Assert.DoesNotContain("hunter2secret", server.Requests.Single().Body);
        Assert.DoesNotContain("ada@uni.example", server.Requests.Single().Body);
        var logged = await ReadAsync(trace);
        Assert.DoesNotContain("hunter2secret", logged.Question);
        Assert.Contains("ada@uni.example", logged.Question);
        Assert.Contains(trace.Notices, notice => notice.Contains("before it was kept"));
    }

    [Fact]
    public async Task Ask_FollowUp_SendsTheEarlierExchangeOfThisConversationAlone()
    {
        var server = await _engine.AddModelAsync();
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));
        server.Then(ChatReply.Of("Secret of Bob [1]."), ChatReply.Of("You have 10 TB [1]."), ChatReply.Of("90 days [1]."));

        await _engine.AskAsync("Bob's scratch question?", AnswererFixture.Bob);
        var first = await _engine.AskAsync("How much scratch space do I have?");
        var second = await _engine.AskAsync(new Question { Text = "And for how long?", ConversationId = first.Logged.ConversationId });

        var request = server.Requests[2];
        Assert.Equal(["system", "user", "assistant", "user"], request.Messages.Select(message => message.Role));
        Assert.Equal("You have 10 TB.", request.Messages[2].Content);
        Assert.DoesNotContain("Bob", request.Body);
        Assert.Equal("scratch", second.Sources[0].Title);
    }

    [Fact]
    public async Task Ask_MoreThanTheModelCanRead_KeepsTheBestAndRecordsWhatWasLeftOut()
    {
        var server = await _engine.AddModelAsync();
        server.ContextTokens = 2000;
        await _engine.StartAsync([.. Enumerable.Range(1, 6).Select(n => ($"scratch-{n}", $"Scratch space {n}. " + string.Concat(Enumerable.Repeat("Files on it are kept. ", 60)), Audience.Public))]);

        var trace = await _engine.AskAsync("How much scratch space do I have?");

        var sent = server.Requests.Single().Prompt.Split("<source number").Length - 1;
        Assert.InRange(sent, 1, 5);
        var notice = $"sophia cannot read all at once; it did not see {6 - sent} of the sources below.";
        Assert.Contains(notice, trace.Answer.Notices);
        Assert.Contains(notice, (await ReadAsync(trace)).Answers.Single().Notices);
    }

    [Fact]
    public async Task Ask_Retry_AddsAnAnswerToTheTurn()
    {
        var server = await _engine.AddModelAsync();
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));
        server.Then(ChatReply.Of("First [1]."), ChatReply.Of("Second [1]."));

        var first = await _engine.AskAsync("How much scratch space do I have?");
        var again = await _engine.AskAsync(new Question { Text = "", ConversationId = first.Logged.ConversationId, RetryTurnId = first.Logged.TurnId });

        Assert.Equal(["First [1].", "Second [1]."], (await ReadAsync(again)).Answers.Select(answer => answer.Text));
        Assert.Equal(2, server.Requests[1].Messages.Count);
    }

    [Fact]
    public async Task Ask_ConversationOfSomebodyElse_IsNotFound()
    {
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));
        var theirs = await _engine.AskAsync("How much scratch space?", AnswererFixture.Bob);

        await Assert.ThrowsAsync<ConversationNotFoundException>(() => _engine.AskAsync(new Question { Text = "x", ConversationId = theirs.Logged.ConversationId }));
        await Assert.ThrowsAsync<ConversationNotFoundException>(() => _engine.AskAsync(
            new Question { Text = "x", ConversationId = theirs.Logged.ConversationId, RetryTurnId = theirs.Logged.TurnId }));
    }

    [Fact]
    public async Task Ask_EndpointOfUnknownName_IsToldAndAnsweredAllTheSame()
    {
        await _engine.AddModelAsync();
        await _engine.StartAsync(("scratch", Scratch, Audience.Public));

        var trace = await _engine.AskAsync(new Question { Text = "How much scratch space?", Model = "nobody" });

        Assert.Contains("There is no endpoint of the name you asked for; known are sophia.", trace.Notices);
        Assert.Equal(AnswerState.Complete, trace.Answer.State);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private async Task<TurnRecord> ReadAsync(AnswerTrace trace)
    {
        var conversation = await _engine.Log.FindAsync(trace.Logged.ConversationId, AnswererFixture.Ada, Cancelled);
        return conversation!.Turns.Single(turn => turn.Id == trace.Logged.TurnId);
    }

    private static async Task<T> NextAsync<T>(IAsyncEnumerator<AnswerUpdate> updates)
        where T : AnswerUpdate
    {
        while (await updates.MoveNextAsync())
        {
            if (updates.Current is T wanted)
            {
                return wanted;
            }
        }

        throw new InvalidOperationException($"The stream ended without {typeof(T).Name}.");
    }
}
