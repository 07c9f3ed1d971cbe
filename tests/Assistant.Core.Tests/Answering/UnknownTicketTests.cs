using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Core.Passages;
using Assistant.Core.Tickets;

namespace Assistant.Core.Tests.Answering;

public sealed class UnknownTicketTests : IAsyncDisposable
{
    private readonly AnswererFixture _engine = new();

    [Theory]
    [InlineData("RITM9999999 - Need help with this ticket")]
    [InlineData("ritm9999999")]
    [InlineData("Please help me with ticket RITM9999999!")]
    public async Task Ask_NothingButAnUnknownNumber_SaysSoAndSearchesNothing(string text)
    {
        var server = await _engine.AddModelAsync("sophia", "public", "tickets");
        await StartAsync();

        var trace = await _engine.AskAsync(text, AnswererFixture.Staff);

        Assert.Equal(AnswerState.Refused, trace.Answer.State);
        Assert.StartsWith("No ticket RITM9999999 that you may read is known here: the imported tickets were searched. To get help with it, paste its text", trace.Answer.Text);
        Assert.Contains("ingest tickets import", trace.Answer.Text);
        Assert.Empty(trace.Answer.Citations);
        Assert.Empty(trace.Updates.OfType<PassagesFound>());
        Assert.Empty(server.Requests);
        Assert.Empty(trace.Notices);
    }

    [Fact]
    public async Task Ask_NothingButANumber_LooksTheSameForUnknownAndForbidden()
    {
        await StartAsync();
        await _engine.SaveTicketAsync("RITM0429668");

        var forbidden = await _engine.AskAsync("RITM0429668 - Need help with this ticket", AnswererFixture.Bob);
        var unknown = await _engine.AskAsync("RITM9999999 - Need help with this ticket", AnswererFixture.Bob);

        Assert.Equal(unknown.Answer.Text.Replace("RITM9999999", "RITM0429668", StringComparison.Ordinal), forbidden.Answer.Text);
        Assert.Equal(unknown.Answer.State, forbidden.Answer.State);
        Assert.DoesNotContain("JSON", unknown.Answer.Text);
    }

    [Fact]
    public async Task Ask_NumberBesideTheText_IsTreatedAlike()
    {
        await StartAsync();

        var trace = await _engine.AskAsync(new Question { Text = "Need help with this ticket", Ticket = new TicketNumber("RITM9999999") }, AnswererFixture.Staff);

        Assert.StartsWith("No ticket RITM9999999 that you may read is known here", trace.Answer.Text);
    }

    [Fact]
    public async Task Ask_UnknownNumberAndAQuestion_IsAnsweredWithTheNoticeFirst()
    {
        await StartAsync();

        var trace = await _engine.AskAsync("RITM9999999: what is the scratch quota?");

        Assert.Equal(AnswerState.Quoted, trace.Answer.State);
        Assert.StartsWith("No ticket RITM9999999 that you may read is known here", Assert.IsType<NoticeGiven>(trace.Updates[1]).Message);
    }

    [Fact]
    public async Task Ask_UnknownNumberOnceMore_SaysTheSame()
    {
        await StartAsync();
        var first = await _engine.AskAsync("RITM9999999 - Need help with this ticket", AnswererFixture.Staff);

        var again = await _engine.AskAsync(
            new Question { Text = "", ConversationId = first.Logged.ConversationId, RetryTurnId = first.Logged.TurnId }, AnswererFixture.Staff);

        Assert.Equal(first.Answer.Text, again.Answer.Text);
    }

    [Fact]
    public async Task Ask_NothingButADetachedNumber_AsksWhatIsWanted()
    {
        await StartAsync();

        var trace = await _engine.AskAsync(new Question { Text = "RITM0429668 - Need help with this ticket", Detached = true });

        Assert.StartsWith("This question is not attached to RITM0429668", trace.Answer.Text);
        Assert.Empty(trace.Answer.Citations);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private Task StartAsync() => _engine.StartAsync(
        ("scratch", "The scratch quota is 10 TB per project.", Audience.Public),
        ("contact", "Contact support: to get help, write a ticket to the help desk.", Audience.Public));
}
