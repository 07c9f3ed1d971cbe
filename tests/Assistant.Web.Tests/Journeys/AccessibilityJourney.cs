using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Web.Tests.Journeys;

public sealed class AccessibilityJourney(Browser browser) : Journey(browser)
{
    private readonly List<string> _blocked = [];

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Pages_InBothThemes_HaveNoKnownFaultAndNoBlockedResource(ColorScheme scheme)
    {
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        Page.Console += (_, message) => _blocked.AddRange(message.Type == "error" ? [message.Text] : []);
        await GoAsync();
        await Expect(Box).ToBeEnabledAsync();
        await CheckAsync("start");
        await AskAsync("How much scratch space do I have?");
        await WaitForEndAsync();
        await CheckAsync("answer");
        await AskAsync("RITM0429668 - Need help with this ticket");
        await WaitForEndAsync();
        await CheckAsync("ticket answer");
        foreach (var path in new[] { "history", "tickets", "tickets/RITM0428115", "sources/samples/storage/scratch/", "status" })
        {
            await GoAsync(path);
            await CheckAsync(path);
        }

        Assert.Empty(_blocked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("history")]
    [InlineData("tickets/RITM0429668")]
    [InlineData("sources/samples/queues/heron-partitions/")]
    [InlineData("status")]
    public async Task Pages_OnANarrowScreen_DoNotScrollSideways(string path)
    {
        await Page.SetViewportSizeAsync(390, 844);
        await GoAsync(path);

        Assert.True(await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task Panel_OnANarrowScreen_OpensAndClosesByKeyboard()
    {
        await Page.SetViewportSizeAsync(390, 844);
        await GoAsync();
        await AskAsync("How much scratch space do I have?");
        await WaitForEndAsync();

        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Panel" }).PressAsync("Enter");
        var closer = Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Close the panel" });
        await Expect(closer).ToBeFocusedAsync();
        await closer.PressAsync("Escape");
        await Expect(closer).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Theme_FollowsTheSystemUntilItIsChosen()
    {
        await GoAsync();
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");

        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Change between light and dark" }).ClickAsync();
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "History" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "History" })).ToBeVisibleAsync();
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
    }

    private async Task CheckAsync(string what)
    {
        var result = await Page.RunAxe();
        Assert.True(result.Violations.Length == 0, $"{what}: " + string.Join("\n", result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(4).Select(node => node.Html))}")));
    }
}
