using System.Net;
using System.Text.Json;
using Assistant.Fakes.Models;
using Assistant.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Assistant.Web.Tests.Journeys;

/// <summary>The whole app as a newcomer starts it, on the samples, with a chat endpoint on loopback; every part is real but the model.</summary>
public sealed class RealApp : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assistant-");
    private WebApplication _app = null!;

    /// <summary>Where the app is.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The endpoint that it asks; it quotes from its prompt unless a test gives it a script.</summary>
    public FakeChatServer Model { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Model = await FakeChatServer.StartAsync(CancellationToken.None);
        var settings = Path.Combine(_folder.FullName, "settings.json");
        await File.WriteAllTextAsync(settings, JsonSerializer.Serialize(new
        {
            Data = new { Path = "data" },
            Prompts = new { QuerySeconds = 0, ModelTitles = false }, // the model is asked for answers alone
            Models = new { fake = new { BaseUrl = Model.Url, Model = "stand-in", Accepts = new[] { "public", "tickets" } } },
        }));
        _app = WebHost.Build(["--urls", "http://127.0.0.1:0", "--config", settings]);
        await WebHost.PrepareAsync(_app, CancellationToken.None);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Model.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            using var answer = await http.GetAsync("readyz", patience.Token);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return;
            }
        }
        while (await poll.WaitForNextTickAsync(patience.Token));
    }
}
