using Assistant.Core.Configuration;
using Assistant.Core.Models.Probing;
using Assistant.Fakes.Models;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Assistant.Core.Tests.Models.Probing;

public sealed class EndpointProbeTests : IAsyncLifetime
{
    private const string Key = "sk-very-secret-key";

    private readonly FakeTimeProvider _clock = new();
    private readonly ModelsOptions _models = [];
    private readonly EmbeddingsOptions _embeddings = new();
    private FakeChatServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeChatServer.StartAsync(TestContext.Current.CancellationToken);
        _server.ModelList = List("tiny", "large");
        _models["local"] = new ModelOptions { BaseUrl = _server.Url, Model = "tiny" };
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Probe_OfAServerThatHasTheModel_Answers()
    {
        _models["local"].Accepts = [TextClass.Public, TextClass.Tickets];

        var endpoint = Assert.Single(await ProbeAsync());

        Assert.Equal((EndpointTask.Chat, "local", "tiny", true, null), (endpoint.Task, endpoint.Name, endpoint.Model, endpoint.Answers, endpoint.Note));
        Assert.Equal([TextClass.Public, TextClass.Tickets], endpoint.Accepts);
        Assert.Equal("/v1/models", Assert.Single(_server.Requests).Path);
    }

    [Fact]
    public async Task Probe_WithTheKey_SendsIt_AndNeverShowsIt()
    {
        _server.Key = Key;
        _models["local"].ApiKey = $" {Key} ";
        _models["open"] = new ModelOptions { BaseUrl = $"{_server.Url}?api_key={Key}", Model = "tiny" };

        var endpoints = await ProbeAsync();

        Assert.True(endpoints[0].Answers);
        Assert.Contains("does not accept its key", endpoints[1].Note, StringComparison.Ordinal);
        Assert.All(endpoints, endpoint => Assert.DoesNotContain(Key, endpoint.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Probe_OfOtherModels_NamesThem()
    {
        _models["local"].Model = "huge";

        var endpoint = Assert.Single(await ProbeAsync());

        Assert.Equal((true, "does not list the model huge, but tiny, large"), (endpoint.Answers, endpoint.Note));
    }

    [Fact]
    public async Task Probe_OfAGatewayWithoutTheCall_SaysThatItIsThere()
    {
        _server.ModelList = null;

        var endpoint = Assert.Single(await ProbeAsync());

        Assert.True(endpoint.Answers);
        Assert.Contains("does not list its models (404)", endpoint.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(503, "starting or overloaded")]
    [InlineData(500, "failed (500)")]
    [InlineData(302, "sends elsewhere")]
    public async Task Probe_OfASickServer_SaysWhy(int status, string says)
    {
        _server.ModelList = ChatReply.Status(status, "{}");

        var endpoint = Assert.Single(await ProbeAsync());

        Assert.False(endpoint.Answers);
        Assert.Contains(says, endpoint.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probe_OfWhatIsNoEndpoint_SaysSo()
    {
        _server.ModelList = ChatReply.Html();
        _models["gone"] = new ModelOptions { BaseUrl = "http://127.0.0.1:1/v1", Model = "tiny", Priority = 2 };

        var endpoints = await ProbeAsync();

        Assert.Equal([false, false], endpoints.Select(endpoint => endpoint.Answers));
        Assert.Contains("check Models:local:BaseUrl", endpoints[0].Note, StringComparison.Ordinal);
        Assert.Contains("refuses the connection", endpoints[1].Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probe_OfServersThatHang_EndsForAllAfterFiveSeconds()
    {
        _server.ModelList = ChatReply.Never();
        _models["second"] = new ModelOptions { BaseUrl = _server.Url, Model = "tiny" };

        var probe = ProbeAsync();
        await _server.ArrivalAsync(TestContext.Current.CancellationToken);
        await _server.ArrivalAsync(TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.All(await probe, endpoint => Assert.Equal($"{endpoint.Name} did not answer within 5 s", endpoint.Note));
    }

    [Fact]
    public async Task Probe_OfTheEmbeddingEndpoint_ComesUnderItsSection()
    {
        (_embeddings.BaseUrl, _embeddings.Model) = (_server.Url, "tiny");
        _server.Key = Key;

        var endpoint = (await ProbeAsync())[^1];

        Assert.Equal((EndpointTask.Embeddings, "Embeddings"), (endpoint.Task, endpoint.Name));
        Assert.Contains("check Embeddings:ApiKey", endpoint.Note, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<ProbedEndpoint>> ProbeAsync() => new EndpointProbe(
        Options.Create(_models), Options.Create(_embeddings), Options.Create(new RerankerOptions()), _clock).ProbeAsync(TestContext.Current.CancellationToken);

    private static ChatReply List(params string[] models) => ChatReply.Status(
        200, $$"""{"object":"list","data":[{{string.Join(',', models.Select(model => $$"""{"id":"{{model}}","object":"model"}"""))}}]}""");
}
