using System.Text.RegularExpressions;
using Assistant.Web.Tests.Doubles;
using Microsoft.Playwright;

namespace Assistant.Web.Tests.Journeys;

/// <summary>Pictures of every page, to be looked at: <c>--explicit only</c> takes them, into the folder that ASSISTANT_SCREENSHOTS names.</summary>
public sealed class Screenshots(Browser browser) : IClassFixture<Browser>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("ASSISTANT_SCREENSHOTS");

    [Theory(Explicit = true)]
    [InlineData(1440, 900, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task Pages_InThisSize_AreTaken(int width, int height, ColorScheme scheme)
    {
        Assert.True(Folder is not null, "ASSISTANT_SCREENSHOTS must name a folder.");
        await using var host = await DevHost.StartAsync();
        var page = await browser.OpenAsync(width, height, scheme);
        page.Console += (_, message) => TestContext.Current.SendDiagnosticMessage($"{message.Type}: {message.Text}");
        async Task Take(string name, bool whole = false) => await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(Folder!, $"{name}-{width}-{scheme}.png".ToLowerInvariant()),
            FullPage = whole,
        });

        await page.GotoAsync(host.Address.ToString());
        var box = page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Question" });
        await Assertions.Expect(box).ToBeEnabledAsync();
        await Take("welcome");
        await box.FillAsync("How much scratch space do I have?");
        await box.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("/c/"));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Retry" }).WaitForAsync();
        await page.WaitForTimeoutAsync(300);
        await Take("answer");
        await Take("answer-whole", whole: true);
        await box.FillAsync("RITM0429668 - Need help with this ticket");
        await page.WaitForTimeoutAsync(200);
        await Take("hint");
        await box.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Retry" })).ToHaveCountAsync(2, new LocatorAssertionsToHaveCountOptions { Timeout = 20_000 });
        await page.WaitForTimeoutAsync(300);
        await Take("ticket-answer");
        if (width < 1100)
        {
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Panel" }).ClickAsync();
            await page.WaitForTimeoutAsync(400);
            await Take("panel");
        }

        foreach (var (name, path) in new[] { ("history", "history"), ("tickets", "tickets"), ("ticket", "tickets/RITM0429668#note-1"), ("closed", "tickets/RITM0428115"), ("source", "sources/samples/storage/scratch/#purge"), ("status", "status"), ("missing", "nowhere") })
        {
            await page.GotoAsync(new Uri(host.Address, path).ToString());
            await page.WaitForTimeoutAsync(300);
            await Take(name);
        }

        await page.Context.CloseAsync();
    }
}
