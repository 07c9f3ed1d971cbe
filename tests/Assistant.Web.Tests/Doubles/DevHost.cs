using Assistant.Core.Answering;
using Assistant.Core.Passages;
using Assistant.Web.History;
using Assistant.Web.Hosting;
using Assistant.Web.Status;
using Assistant.Web.Tickets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Web.Tests.Doubles;

/// <summary>The real web app on a real port, with the samples in memory where the engine stands.</summary>
internal sealed class DevHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _data;

    private DevHost(WebApplication app, DirectoryInfo data) => (_app, _data) = (app, data);

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    public static async Task<DevHost> StartAsync(Action<IServiceCollection>? configure = null)
    {
        var data = Directory.CreateTempSubdirectory("assistant-");
        var app = WebHost.Build(["--urls", "http://127.0.0.1:0", "--Data:Path", data.FullName], services =>
        {
            services.Remove(services.Single(service => service.ImplementationType == typeof(FirstIngest)));
            services.AddSingleton<IPassageStore, SampleStore>();
            services.AddSingleton<ITicketDesk, SampleTicketDesk>();
            services.AddSingleton<ITicketUpload, FakeUpload>();
            services.AddSingleton<ISystemStatus, FakeStatus>();
            services.AddSingleton<FakeConversations>();
            services.AddSingleton<IConversations>(provider => provider.GetRequiredService<FakeConversations>());
            services.AddSingleton<IAnswerer, SampleAnswerer>();
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
            configure?.Invoke(services);
        });
        var host = new DevHost(app, data);
        await host._app.StartAsync();
        host.Address = new Uri(host._app.Urls.First());
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
