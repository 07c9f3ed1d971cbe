using Assistant.Core.Tickets;
using Assistant.Web.Chat;
using Assistant.Web.Tests.Doubles;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Assistant.Web.Tests.Chat;

public sealed class ComposerTests : PageContext
{
    private readonly List<SentQuestion> _sent = [];

    [Fact]
    public void Submit_WithText_SendsItTrimmedAndEmptiesTheBox()
    {
        var composer = RenderComposer();

        composer.Find("textarea").Input("  Why is my job pending? ");
        composer.Find("form.composer").Submit();

        Assert.Equal([new SentQuestion("Why is my job pending?", Detached: false)], _sent);
        Assert.Equal("", composer.Find("textarea").GetAttribute("value") ?? "");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void Submit_WithoutText_SendsNothing(string text)
    {
        var composer = RenderComposer();

        composer.Find("textarea").Input(text);
        composer.Find("form.composer").Submit();

        Assert.Empty(_sent);
        Assert.True(composer.Find("button[type=submit]").HasAttribute("disabled"));
    }

    [Fact]
    public void Box_BeforeThePageIsConnected_TakesNoText()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        Assert.True(RenderComposer().Find("textarea").HasAttribute("disabled"));
    }

    [Fact]
    public void Box_HasTheNameQuestion()
    {
        var composer = RenderComposer();

        Assert.Equal("Question", composer.Find($"label[for={composer.Find("textarea").Id}]").TextContent);
    }

    [Fact]
    public void Busy_ShowsStopInPlaceOfSend()
    {
        var stops = 0;
        var composer = Render<Composer>(parameters => parameters.Add(box => box.IsBusy, true).Add(box => box.OnStop, () => stops++));

        composer.FindAll("button").Single(button => button.TextContent.Contains("Stop", StringComparison.Ordinal)).Click();

        Assert.Equal(1, stops);
        Assert.Empty(composer.FindAll("button[type=submit]"));
    }

    [Fact]
    public void TicketNumber_InTheText_TellsWhoCanReadAndCanBeDetached()
    {
        var composer = RenderComposer();

        composer.Find("textarea").Input("ritm0429668 - need help");
        Assert.Contains("RITM0429668", composer.Find(".ticket-hint").TextContent, StringComparison.Ordinal);
        Assert.Contains("support staff can", composer.Find(".ticket-hint").TextContent, StringComparison.Ordinal);
        composer.Find(".ticket-hint button").Click();
        composer.Find("form.composer").Submit();

        Assert.Equal([new SentQuestion("ritm0429668 - need help", Detached: true)], _sent);
    }

    [Fact]
    public void FollowUp_OnATicket_IsAnnouncedOnceThereIsText()
    {
        var composer = Render<Composer>(parameters => parameters.Add(box => box.FollowUp, new AttachedTicket(new TicketNumber("INC0031842"), "archive")));
        Assert.Empty(composer.FindAll(".ticket-hint"));

        composer.Find("textarea").Input("And on Heron?");

        Assert.Contains("INC0031842", composer.Find(".ticket-hint").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Upload_IsForStaffAlone()
    {
        Assert.Empty(RenderComposer().FindAll("input[type=file]"));
        Assert.Single(RenderComposer(isStaff: true).FindAll("input[type=file]"));
    }

    [Fact]
    public void Upload_OfATicketFile_OffersToAskAboutItsTickets()
    {
        Upload.Problems = ["Record 3 at byte 812: it has no number."];
        var composer = RenderComposer(isStaff: true);

        composer.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("""{"tickets":[{"number":"RITM0430021"}]}""", "export.json"));

        composer.WaitForAssertion(() => Assert.Contains("1 ticket read: 1 new", composer.Find(".upload-outcome").TextContent, StringComparison.Ordinal));
        Assert.Contains("Record 3 at byte 812", composer.Find(".upload-outcome .upload-problems").TextContent, StringComparison.Ordinal);
        Assert.Equal("/tickets/RITM0430021", composer.Find(".upload-numbers a").GetAttribute("href"));
        composer.Find("textarea").Input("");
        composer.Find(".upload-numbers button").Click();
        Assert.Equal("RITM0430021 - Need help with this ticket", composer.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void Upload_OfOneTicket_FillsTheEmptyBoxAlone()
    {
        var (empty, written) = (RenderComposer(isStaff: true), RenderComposer(isStaff: true));
        written.Find("textarea").Input("my words");
        foreach (var composer in new[] { empty, written })
        {
            composer.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("""{"tickets":[{"number":"RITM0430021"}]}""", "export.json"));
            composer.WaitForAssertion(() => composer.Find(".upload-outcome"));
        }

        empty.WaitForAssertion(() => Assert.Equal("RITM0430021 - Need help with this ticket", empty.Find("textarea").GetAttribute("value")));
        Assert.Equal("my words", written.Find("textarea").GetAttribute("value"));
        Assert.Empty(_sent);
    }

    [Fact]
    public void Upload_OfSeveralTickets_LinksEach()
    {
        var composer = RenderComposer(isStaff: true);

        composer.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("""[{"number":"RITM0430021"},{"number":"INC0032077"}]""", "export.json"));

        composer.WaitForAssertion(() => Assert.Equal(
            ["/tickets/RITM0430021", "/tickets/INC0032077"], composer.FindAll(".upload-numbers a").Select(link => link.GetAttribute("href"))));
        Assert.Equal("", composer.Find("textarea").GetAttribute("value") ?? "");
    }

    [Fact]
    public void Upload_OfSomethingElse_SaysWhatWasExpected()
    {
        var composer = RenderComposer(isStaff: true);

        composer.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("hello", "notes.json"));

        composer.WaitForAssertion(() => Assert.Contains("notes.json is no ticket file", composer.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<Composer> RenderComposer(bool isStaff = false) => Render<Composer>(parameters => parameters
        .Add(box => box.IsStaff, isStaff)
        .Add(box => box.OnSend, (SentQuestion sent) => _sent.Add(sent)));
}
