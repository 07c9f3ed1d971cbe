namespace Assistant.Web.Tests.Doubles;

/// <summary>One running web app for the tests of a class.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    private DevHost? _host;

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => _host!.Services;

    public async ValueTask InitializeAsync()
    {
        _host = await DevHost.StartAsync();
        Client = new HttpClient { BaseAddress = _host.Address };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host!.DisposeAsync();
    }
}
