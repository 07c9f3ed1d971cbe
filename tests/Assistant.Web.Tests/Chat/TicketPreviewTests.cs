using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Web.Chat;
using Assistant.Web.Tests.Doubles;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Time.Testing;

namespace Assistant.Web.Tests.Chat;

public sealed class TicketPreviewTests : PageContext
{
    private const string Subject = "Osprey job stays in Q, comment about project balance";

    private readonly FakeTimeProvider _clock;

    public TicketPreviewTests()
        : this(new FakeTimeProvider())
    {
    }

    private TicketPreviewTests(FakeTimeProvider clock)
        : base(clock) => _clock = clock;

    [Fact]
    public void Number_InTheBox_ShowsTheTicketBeforeAnythingIsSent()
    {
        var room = Render<ChatRoom>();

        room.Find("textarea").Input("RITM0429668");
        Assert.Empty(room.FindAll(".ticket-subject"));
        _clock.Advance(TimeSpan.FromMilliseconds(400));

        room.WaitForAssertion(() => Assert.Equal(Subject, room.Find(".ticket-subject").TextContent));
        var ticket = room.Find(".ticket-panel").TextContent;
        Assert.Contains("Generated query", ticket, StringComparison.Ordinal);
        Assert.Contains("First interaction", ticket, StringComparison.Ordinal);
        Assert.Contains(Subject, room.Find(".ticket-hint").TextContent, StringComparison.Ordinal);
        Assert.False(Answerer.WasAsked);
    }

    [Fact]
    public void Number_ThatIsTakenOutAgain_TakesTheTicketAway()
    {
        var room = Render<ChatRoom>();
        room.Find("textarea").Input("RITM0429668");
        _clock.Advance(TimeSpan.FromMilliseconds(400));
        room.WaitForAssertion(() => room.Find(".ticket-subject"));

        room.Find("textarea").Input("Why?");

        room.WaitForAssertion(() => Assert.Empty(room.FindAll(".ticket-subject")));
    }

    [Fact]
    public void Number_OfATicketThatTheReaderMayNotReadOrThatIsNot_SaysOneThing()
    {
        var room = Render<ChatRoom>();

        room.Find("textarea").Input("INC9999999 please");
        _clock.Advance(TimeSpan.FromMilliseconds(400));

        room.WaitForAssertion(() => Assert.Contains("No ticket of this number that you may read", room.Find(".ticket-hint").TextContent, StringComparison.Ordinal));
        Assert.Empty(room.FindAll(".ticket-subject"));
    }

    [Fact]
    public void Number_InALinkToThePage_ShowsTheTicketAtOnce()
    {
        var room = Render<ChatRoom>(parameters => parameters.Add(room => room.InitialText, "RITM0429668 - Need help with this ticket"));
        _clock.Advance(TimeSpan.FromMilliseconds(400));

        room.WaitForAssertion(() => Assert.Equal(Subject, room.Find(".ticket-subject").TextContent));
    }

    [Fact]
    public void File_Dropped_ShowsItsFirstTicket()
    {
        var room = Render<ChatRoom>();

        room.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("""[{"number":"RITM0429668"},{"number":"INC0032077"}]""", "export.json"));
        room.WaitForAssertion(() => Assert.Equal(Subject, room.Find(".ticket-subject").TextContent));

        Assert.Equal(2, room.FindAll(".upload-numbers li").Count);
        Assert.False(Answerer.WasAsked);
    }

    [Fact]
    public void Sent_WithoutTheTicket_TakesItAway()
    {
        var room = Render<ChatRoom>();
        room.Find("textarea").Input("RITM0429668");
        _clock.Advance(TimeSpan.FromMilliseconds(400));
        room.WaitForAssertion(() => room.Find(".ticket-subject"));

        room.FindAll(".ticket-hint button").Single(button => button.TextContent == "Detach").Click();
        room.Find("form.composer").Submit();
        Answerer.Log("RITM0429668");
        Answerer.Give(new TextAdded("Because."));
        Answerer.End(AnswerState.Complete, "Because.");

        room.WaitForAssertion(() => Assert.Empty(room.FindAll(".ticket-subject")));
    }
}
