using Assistant.Web.Tests.Doubles;
using Microsoft.Playwright;

namespace Assistant.Web.Tests.Journeys;

/// <summary>A person with a browser at the running app.</summary>
public abstract class Journey(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private DevHost? _host;

    private protected IPage Page { get; private set; } = null!;

    private protected IServiceProvider Services => _host!.Services;

    private protected ILocator Box => Page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Question" });

    private protected ILocator Answer => Page.GetByRole(AriaRole.Article, new PageGetByRoleOptions { Name = "Answer", Exact = true }).Last;

    public async ValueTask InitializeAsync()
    {
        _host = await DevHost.StartAsync();
        Page = await browser.OpenAsync();
        Page.SetDefaultTimeout(30_000);
        Assertions.SetDefaultExpectTimeout(30_000);
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        await _host!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Uri Address(string path = "") => new(_host!.Address, path);

    private protected Task GoAsync(string path = "") => Page.GotoAsync(Address(path).ToString());

    private protected async Task AskAsync(string question)
    {
        await Box.FillAsync(question);
        await Box.PressAsync("Enter");
    }

    private protected Task WaitForEndAsync() => Assertions.Expect(Answer).ToHaveAttributeAsync("aria-busy", "false");
}
