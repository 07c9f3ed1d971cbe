using Assistant.Core.Configuration;
using Assistant.Core.Models;
using Assistant.Fakes.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Assistant.Core.Tests.Models;

/// <summary>Endpoints over fake servers, a relay, and a clock that tests move.</summary>
internal sealed class EndpointFixture : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _owned = [];
    private readonly ModelsOptions _models = [];
    private ChatEndpoints? _endpoints;

    /// <summary>The sizes that prompts were fitted to.</summary>
    public List<int> Contexts { get; } = [];

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public ChatEndpoints Endpoints => _endpoints ??= new ChatEndpoints(Options.Create(_models), Clock);

    public ChatRelay Relay => new(Clock, NullLogger<ChatRelay>.Instance);

    /// <summary>Adds a server and the endpoint that leads to it.</summary>
    public async Task<FakeChatServer> AddAsync(string name, Action<ModelOptions>? change = null)
    {
        var server = await FakeChatServer.StartAsync(TestContext.Current.CancellationToken);
        _owned.Add(server);
        Add(name, server.Url, change);
        return server;
    }

    /// <summary>Adds an endpoint that leads anywhere.</summary>
    public void Add(string name, string url, Action<ModelOptions>? change = null)
    {
        var options = new ModelOptions { BaseUrl = url, Model = "tiny" };
        change?.Invoke(options);
        _models[name] = options;
    }

    /// <summary>Asks all endpoints and gathers the steps.</summary>
    public async Task<List<RelayStep>> AskAsync()
    {
        var steps = new List<RelayStep>();
        await foreach (var step in Stream())
        {
            steps.Add(step);
        }

        return steps;
    }

    /// <summary>Asks all endpoints.</summary>
    public IAsyncEnumerable<RelayStep> Stream(CancellationToken? cancellationToken = null) => Relay.AskAsync(
        [.. Endpoints.All],
        (_, context, _) =>
        {
            var prompt = new ChatHistory("Answer from the sources.");
            prompt.AddUserMessage("How much scratch space do I have?");
            Contexts.Add(context);
            return Task.FromResult(prompt);
        },
        cancellationToken ?? TestContext.Current.CancellationToken);

    /// <summary>What was said, put together.</summary>
    public static string Text(IEnumerable<RelayStep> steps) => string.Concat(steps.OfType<Spoke>().Select(step => step.Text));

    public async ValueTask DisposeAsync()
    {
        _endpoints?.Dispose();
        foreach (var owned in _owned)
        {
            await owned.DisposeAsync();
        }
    }
}
