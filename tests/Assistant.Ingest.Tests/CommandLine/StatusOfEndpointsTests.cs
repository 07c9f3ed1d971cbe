using Assistant.Fakes.Models;

namespace Assistant.Ingest.Tests.CommandLine;

public sealed class StatusOfEndpointsTests : IAsyncLifetime
{
    private readonly IngestProgram _ingest = new();
    private FakeChatServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeChatServer.StartAsync(TestContext.Current.CancellationToken);
        _server.Key = "sk-status-secret";
        _server.ModelList = ChatReply.Status(200, """{"object":"list","data":[{"id":"tiny"}]}""");
        _ingest.Configure($$"""
            "Sources": { "docs": { "Kind": "Website", "Path": "site" } },
            "Models": { "up": { "BaseUrl": "{{_server.Url}}", "Model": "tiny", "ApiKey": "sk-status-secret", "Accepts": ["public", "tickets"] },
                        "down": { "BaseUrl": "http://127.0.0.1:1/v1", "Model": "tiny", "Priority": 2 } }
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _ingest.Dispose();
    }

    [Fact]
    public async Task Status_AsJson_TellsOfEachEndpointByName_WithoutItsKey()
    {
        var status = await _ingest.RunAsync("status", "--json");

        Assert.Equal(0, status.ExitCode);
        var models = status.Json.GetProperty("models").EnumerateArray().ToList();
        Assert.Equal(["up", "down"], models.Select(model => model.GetProperty("name").GetString()));
        Assert.Equal(["public", "tickets"], models[0].GetProperty("accepts").EnumerateArray().Select(text => text.GetString()));
        Assert.Equal(["public"], models[1].GetProperty("accepts").EnumerateArray().Select(text => text.GetString()));
        Assert.Equal([true, false], models.Select(model => model.GetProperty("answers").GetBoolean()));
        Assert.Contains("refuses the connection", models[1].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("website", status.Json.GetProperty("sources")[0].GetProperty("kind").GetString());
        Assert.DoesNotContain("secret", status.Output + status.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_ForPeople_SaysWhyAnEndpointIsDown()
    {
        var status = await _ingest.RunAsync("status");

        Assert.Contains("  up: tiny at http://127.0.0.1:", status.Output, StringComparison.Ordinal);
        Assert.Contains("accepts public, tickets: answers", status.Output, StringComparison.Ordinal);
        Assert.Contains("accepts public: does not answer: down refuses the connection", status.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", status.Output + status.Error, StringComparison.Ordinal);
    }
}
