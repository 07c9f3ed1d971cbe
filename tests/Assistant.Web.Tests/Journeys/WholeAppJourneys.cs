using System.Text.RegularExpressions;
using Assistant.Fakes.Models;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Web.Tests.Journeys;

/// <summary>The main journeys once more with every part real but the model.</summary>
public sealed class WholeAppJourneys(Browser browser, RealApp app) : IClassFixture<Browser>, IClassFixture<RealApp>
{
    [Fact]
    public async Task Ask_WhileTheModelWrites_ShowsTheFirstWordsBeforeTheLastAreSent()
    {
        var gate = new Gate();
        app.Model.Otherwise = _ => ChatReply.Begun().Say("You have **20 TB** of scratch. [1] Files ").Hold(gate).Say("there are not backed up. [1]").End();
        var page = await OpenAsync();

        await AskAsync(page, "How much scratch space do I have?");

        await Expect(Answer(page)).ToContainTextAsync("You have 20 TB");
        await Expect(Answer(page)).Not.ToContainTextAsync("backed up");
        gate.Open();
        await Expect(Answer(page)).ToContainTextAsync("backed up.");
        await Expect(Answer(page)).ToContainTextAsync("Answer by fake (stand-in)");
    }

    [Fact]
    public async Task Citation_Followed_OpensThePageAtItsSection()
    {
        app.Model.Otherwise = _ => ChatReply.Of("Every user has 20 TB and 5 million files on scratch. [1]");
        var page = await OpenAsync();
        await AskAsync(page, "How much scratch space do I have?");
        var citation = Answer(page).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("1") }).First;

        var opened = await page.Context.RunAndWaitForPageAsync(() => citation.ClickAsync());

        await Expect(opened).ToHaveURLAsync(new Regex("/sources/samples/storage/scratch/#quota$"));
        var heading = opened.Locator("#quota");
        await Expect(heading).ToBeInViewportAsync();
        await Expect(opened.GetByRole(AriaRole.Main)).ToContainTextAsync("20 TB and 5 million files");
    }

    [Fact]
    public async Task Ask_WhenTheEndpointFails_ShowsLabelledQuotations()
    {
        app.Model.Otherwise = _ => ChatReply.Status(500, """{"error":{"message":"broken","type":"InternalServerError","code":500}}""");
        var page = await OpenAsync();

        await AskAsync(page, "How much scratch space do I have?");

        await Expect(Answer(page)).ToContainTextAsync("These are quotations from the documentation");
        await Expect(Answer(page)).ToContainTextAsync("20 TB and 5 million files");
        await Expect(Answer(page).GetByRole(AriaRole.Link).First).ToHaveAttributeAsync("href", new Regex("^/sources/samples/"));
    }

    [Fact]
    public async Task TicketNumber_Pasted_ShowsTheTicketAndIsLoggedUnderIt()
    {
        app.Model.Otherwise = _ => ChatReply.Of("Hello Mira, the balance of the project does not cover the request. [1]");
        var page = await OpenAsync();

        await AskAsync(page, "RITM0429668 - Need help with this ticket");

        await Expect(Answer(page)).ToContainTextAsync("does not cover the request");
        var ticket = page.GetByRole(AriaRole.Article, new() { Name = "Ticket RITM0429668" });
        await Expect(ticket).ToContainTextAsync("Osprey job stays in Q, comment about project balance");
        await Expect(ticket).ToContainTextAsync("Mira Vance");
        await Expect(ticket).ToContainTextAsync("Generated query");
        await Expect(ticket).ToContainTextAsync("First interaction");
        await Expect(ticket).Not.ToContainTextAsync("You can reply directly to this email");
        var asked = app.Model.Requests.Select(request => request.Body).ToList();
        Assert.Contains(asked, body => body.Contains("Mira", StringComparison.Ordinal));
        Assert.DoesNotContain(asked, body => body.Contains("the committee will not be amused", StringComparison.Ordinal)); // a work note
        await page.GotoAsync(new Uri(app.Address, "history?ticket=RITM0429668").ToString());
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("RITM0429668");
    }

    [Fact]
    public async Task Conversation_ReopenedByItsAddress_ShowsItsTurns()
    {
        app.Model.Otherwise = _ => ChatReply.Of("Run hlquota. [1]");
        var page = await OpenAsync();
        await AskAsync(page, "How do I see my quota?");
        await Expect(page).ToHaveURLAsync(new Regex("/c/[0-9a-f-]{36}$"));
        await Expect(Answer(page)).ToContainTextAsync("Run hlquota.");

        var other = await browser.OpenAsync();
        await other.GotoAsync(page.Url);

        await Expect(other.GetByRole(AriaRole.Main)).ToContainTextAsync("How do I see my quota?");
        await Expect(Answer(other)).ToContainTextAsync("Run hlquota.");
    }

    [Fact]
    public async Task Conversation_Exported_ComesAsMarkdownAndAsJson()
    {
        app.Model.Otherwise = _ => ChatReply.Of("Run hlquota. [1]");
        var page = await OpenAsync();
        await AskAsync(page, "How do I see my quota?");
        await Expect(Answer(page)).ToContainTextAsync("Run hlquota.");

        foreach (var (link, holds) in new[] { ("Markdown", "Run hlquota. [1]"), ("JSON", "\"status\": \"complete\"") })
        {
            var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
            var text = await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
            Assert.Contains("How do I see my quota?", text, StringComparison.Ordinal);
            Assert.Contains(holds, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TicketFile_DroppedOnThePage_IsTakenInAndCanBeAskedAbout()
    {
        var page = await OpenAsync();
        var dropped = await page.EvaluateHandleAsync("""
            () => {
                const data = new DataTransfer();
                const ticket = { number: 'INC0777001', table: 'incident', subject: 'Cannot write to scratch', state: 'New',
                    requester: { name: 'Ada Quill', email: 'ada@inst.example', userName: 'aquill' }, openedAt: '2026-10-01T08:00:00Z',
                    interactions: [{ at: '2026-10-01T08:00:00Z', author: 'Ada Quill', kind: 'email', body: '<p>It says <b>Disk quota exceeded</b>. My password is hunter2-Rivers.</p>' }] };
                data.items.add(new File([JSON.stringify({ tickets: [ticket] })], 'ticket.json', { type: 'application/json' }));
                return data;
            }
            """);

        await page.Locator("main").DispatchEventAsync("drop", new { dataTransfer = dropped });
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("INC0777001") }).ClickAsync();
        await Question(page).PressAsync("Enter");

        var ticket = page.GetByRole(AriaRole.Article, new() { Name = "Ticket INC0777001" });
        await Expect(ticket).ToContainTextAsync("Disk quota exceeded");
        await Expect(ticket).ToContainTextAsync("[password removed]");
        await Expect(ticket).Not.ToContainTextAsync("hunter2");
    }

    private static ILocator Question(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Question" });

    private static ILocator Answer(IPage page) => page.GetByRole(AriaRole.Article, new() { Name = "Answer" }).Last;

    private static async Task AskAsync(IPage page, string question)
    {
        await Question(page).FillAsync(question);
        await Question(page).PressAsync("Enter");
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync(app.Address.ToString());
        await Expect(Question(page)).ToBeEnabledAsync();
        return page;
    }
}
