using Assistant.Web.Tests.Doubles;
using Assistant.Web.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Web.Tests.Journeys;

public sealed class TicketJourney(Browser browser) : Journey(browser)
{
    [Fact]
    public async Task PastedNumber_ShowsTheTicketBesideTheAnswer()
    {
        await GoAsync();
        await Box.FillAsync("RITM0429668 - Need help with this ticket");
        await Expect(Page.Locator(".ticket-hint")).ToContainTextAsync("support staff can");
        var ticket = Page.GetByRole(AriaRole.Article, new PageGetByRoleOptions { Name = "Ticket RITM0429668" });
        await Expect(ticket).ToContainTextAsync("Osprey job stays in Q");
        await Expect(Page.Locator(".turn")).ToHaveCountAsync(0);
        await Box.PressAsync("Enter");
        await WaitForEndAsync();

        await Expect(ticket).ToContainTextAsync("Osprey job stays in Q");
        await Expect(ticket).ToContainTextAsync("Mira Vance");
        await Expect(ticket).ToContainTextAsync("Generated query");
        await Expect(ticket).ToContainTextAsync("First interaction");
        await Expect(ticket).ToContainTextAsync("Similar resolved tickets");
        await Expect(Page.Locator(".question .attached")).ToContainTextAsync("RITM0429668");
    }

    [Fact]
    public async Task PastedNumber_Detached_StaysAnOrdinaryQuestion()
    {
        await GoAsync();
        await Box.FillAsync("RITM0429668 - Need help with this ticket");
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Detach" }).ClickAsync();
        await Expect(Page.Locator(".ticket-hint")).ToContainTextAsync("Not attached");
        await Box.PressAsync("Enter");
        await WaitForEndAsync();

        await Expect(Page.Locator(".question .attached")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task TicketData_Downloads()
    {
        await GoAsync();
        await AskAsync("RITM0429668 - Need help with this ticket");
        await WaitForEndAsync();

        var file = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Download data" }).ClickAsync());

        Assert.Equal("RITM0429668.json", file.SuggestedFilename);
        Assert.Contains("RITM0429668", await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DroppedFile_IsTakenInAndCanBeAskedAbout()
    {
        await GoAsync();
        await Expect(Page.Locator("input[type=file]")).ToBeEnabledAsync();
        var files = await Page.EvaluateHandleAsync("""
            () => {
              const files = new DataTransfer();
              files.items.add(new File(['{"tickets":[{"number":"RITM0430021"},{"number":"INC0032077"}]}'], 'export.json', { type: 'application/json' }));
              return files;
            }
            """);
        await Page.DispatchEventAsync(".welcome", "drop", new { dataTransfer = files });

        await Expect(Page.Locator(".upload-outcome")).ToContainTextAsync("2 tickets read");
        await Expect(Page.GetByRole(AriaRole.Article, new PageGetByRoleOptions { Name = "Ticket RITM0430021" })).ToContainTextAsync("First interaction");
        await Expect(Page.Locator(".upload-numbers a")).ToHaveTextAsync(["RITM0430021", "INC0032077"]);
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Ask about RITM0430021" }).ClickAsync();
        await Expect(Box).ToHaveValueAsync("RITM0430021 - Need help with this ticket");
        await Expect(Box).ToBeFocusedAsync();
    }

    [Fact]
    public async Task ChosenFile_ThatIsNoTicketFile_SaysWhatWasExpected()
    {
        await GoAsync();
        await Expect(Page.Locator("input[type=file]")).ToBeEnabledAsync();
        await Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "notes.json", MimeType = "application/json", Buffer = "hello"u8.ToArray() });

        await Expect(Page.GetByRole(AriaRole.Alert).Filter(new LocatorFilterOptions { HasText = "no ticket file" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task LargeFile_IsTakenAsAStream()
    {
        await GoAsync();
        await Expect(Page.Locator("input[type=file]")).ToBeEnabledAsync();
        var content = "{\"tickets\":[{\"number\":\"RITM0430021\",\"subject\":\"" + new string('x', 8_000_000) + "\"}]}";
        await Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "large.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(content) });

        await Expect(Page.Locator(".upload-outcome")).ToContainTextAsync("1 ticket read");
    }

    [Fact]
    public async Task Upload_ThatTakesLong_SaysHowFarItIsAndCanBeCancelled()
    {
        ((FakeUpload)Services.GetRequiredService<ITicketUpload>()).First = async (content, cancellationToken) =>
        {
            await content.ReadExactlyAsync(new byte[50], cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        };
        await GoAsync();
        await Expect(Page.Locator("input[type=file]")).ToBeEnabledAsync();
        await Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "export.json", MimeType = "application/json", Buffer = new byte[100] });

        await Expect(Page.Locator(".ticket-drop-state")).ToContainTextAsync("Reading export.json, 50 %");
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Cancel" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert).Filter(new LocatorFilterOptions { HasText = "Cancelled" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task AskAboutThisTicket_FillsTheBoxAndSendsNothing()
    {
        await GoAsync("tickets/RITM0429668");
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Ask about this ticket" }).ClickAsync();

        await Expect(Box).ToHaveValueAsync("RITM0429668 - Need help with this ticket");
        await Expect(Page.Locator(".turn")).ToHaveCountAsync(0);
    }
}
