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
        // A busy machine must not make the client send a body before the server has said whether it wants it.
        Client = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = _host.Address };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host!.DisposeAsync();
    }
}
