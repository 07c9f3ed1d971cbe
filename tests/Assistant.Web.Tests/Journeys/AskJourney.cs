using System.Text.RegularExpressions;
using Assistant.Core.Answering;
using Assistant.Web.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Web.Tests.Journeys;

public sealed class AskJourney(Browser browser) : Journey(browser)
{
    [Fact]
    public async Task Ask_ByEnter_AnswersWithSourcesThatOpenAtTheirSection()
    {
        await GoAsync();
        await AskAsync("How much scratch space do I have?");
        await WaitForEndAsync();

        await Expect(Answer).ToContainTextAsync("20 TB");
        var opened = await Page.RunAndWaitForPopupAsync(() => Answer.Locator("a.cite").First.ClickAsync());
        await Expect(opened.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync("Scratch");
        await Expect(opened.Locator(":target")).ToContainTextAsync("20 TB");
        await Expect(opened.Locator(":target")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Ask_WhileTheModelWrites_ShowsFirstWordsBeforeTheLast()
    {
        ((SampleAnswerer)Services.GetRequiredService<IAnswerer>()).Pace = TimeSpan.FromMilliseconds(60);
        await GoAsync();
        await AskAsync("How much scratch space do I have?");

        await Expect(Answer).ToContainTextAsync("You have");
        await Expect(Answer).ToHaveAttributeAsync("aria-busy", "true");
        await WaitForEndAsync();
        await Expect(Answer).ToContainTextAsync("every Tuesday");
    }

    [Fact]
    public async Task ShiftEnter_MakesALine_AndSendsNothing()
    {
        await GoAsync();
        await Box.FillAsync("one");
        await Box.PressAsync("Shift+Enter");
        await Box.PressSequentiallyAsync("two");

        await Expect(Box).ToHaveValueAsync("one\ntwo");
        await Expect(Page.Locator(".turn")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Address_AfterTheFirstAnswer_IsTheConversationsAndReopensIt()
    {
        await GoAsync();
        await AskAsync("How much scratch space do I have?");
        await WaitForEndAsync();
        await Expect(Page).ToHaveURLAsync(new Regex("/c/[0-9a-f-]{36}$"));

        await Page.ReloadAsync();

        await Expect(Page.Locator(".question-text")).ToHaveTextAsync("How much scratch space do I have?");
        await Expect(Answer).ToContainTextAsync("20 TB");
    }

    [Fact]
    public async Task Reload_WhileTheModelWrites_GoesOnWithTheSameAnswer()
    {
        ((SampleAnswerer)Services.GetRequiredService<IAnswerer>()).Pace = TimeSpan.FromMilliseconds(60);
        await GoAsync();
        await AskAsync("How much scratch space do I have?");
        await Expect(Page).ToHaveURLAsync(new Regex("/c/"));
        await Expect(Answer).ToContainTextAsync("You have");

        await Page.ReloadAsync();

        await Expect(Answer).ToContainTextAsync("You have");
        await WaitForEndAsync();
        await Expect(Answer).ToContainTextAsync("every Tuesday");
    }

    [Fact]
    public async Task Stop_KeepsTheTextSoFar()
    {
        ((SampleAnswerer)Services.GetRequiredService<IAnswerer>()).Pace = TimeSpan.FromMilliseconds(60);
        await GoAsync();
        await AskAsync("How much scratch space do I have?");
        await Expect(Answer).ToContainTextAsync("You have");

        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Stop" }).ClickAsync();

        await Expect(Answer.GetByRole(AriaRole.Heading, new LocatorGetByRoleOptions { Name = "Stopped" })).ToBeVisibleAsync();
        await Expect(Answer).ToContainTextAsync("You have");
    }

    [Theory]
    [InlineData("md", "# How much scratch space do I have?")]
    [InlineData("json", "\"question\": \"How much scratch space do I have?\"")]
    public async Task Export_DownloadsTheConversation(string format, string content)
    {
        await GoAsync();
        await AskAsync("How much scratch space do I have?");
        await WaitForEndAsync();

        var file = await Page.RunAndWaitForDownloadAsync(() => Page.Locator($"a[href$='format={format}']").ClickAsync());

        Assert.EndsWith("." + format, file.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains(content, await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewConversation_FromTheNavigation_StartsEmpty()
    {
        await GoAsync();
        await AskAsync("How much scratch space do I have?");
        await WaitForEndAsync();

        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Chat", Exact = true }).ClickAsync();

        await Expect(Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "How can we help?" })).ToBeVisibleAsync();
        await Expect(Box).ToBeEnabledAsync();
        await Expect(Page.Locator(".turn")).ToHaveCountAsync(0);
    }
}
