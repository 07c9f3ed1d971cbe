using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Assistant.Fakes.Models;

/// <summary>
/// An OpenAI-compatible chat server on loopback. It plays the replies it was given, in their order, and after the last
/// one what <see cref="Otherwise"/> says; it keeps what it was asked.
/// </summary>
public sealed class FakeChatServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ChatReply> _script = new();
    private readonly ConcurrentQueue<ReceivedChat> _requests = new();
    private readonly SemaphoreSlim _arrivals = new(0);
    private int _open;

    private FakeChatServer(WebApplication app) => _app = app;

    /// <summary>Its base address, to be configured as <c>BaseUrl</c>.</summary>
    public string Url => _app.Urls.Single() + "/v1";

    /// <summary>The key that requests must bear; null accepts all.</summary>
    public string? Key { get; set; }

    /// <summary>The context length that it lists for its model; null for a server that does not list its models.</summary>
    public int? ContextTokens { get; set; }

    /// <summary>How often its models were asked for.</summary>
    public int Listings { get; private set; }

    /// <summary>Whether it refuses fields that it does not know.</summary>
    public bool Strict { get; set; } = true;

    /// <summary>What it says when it is asked for its models; null for a server without that call.</summary>
    public ChatReply? ModelList { get; set; }

    /// <summary>Replies when the script is at its end.</summary>
    public Func<ReceivedChat, ChatReply> Otherwise { get; set; } = QuotingResponder.Reply;

    /// <summary>What it was asked, oldest first.</summary>
    public IReadOnlyList<ReceivedChat> Requests => [.. _requests];

    /// <summary>Requests under way.</summary>
    public int Open => _open;

    /// <summary>Starts a server; port 0 takes a free one.</summary>
    public static async Task<FakeChatServer> StartAsync(CancellationToken cancellationToken, int port = 0)
    {
        var server = new FakeChatServer(LoopbackApp.Build(port));
        server._app.Run(server.ReceiveAsync);
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Adds replies to the script.</summary>
    public FakeChatServer Then(params ChatReply[] replies)
    {
        Array.ForEach(replies, _script.Enqueue);
        return this;
    }

    /// <summary>Waits for one more request than was waited for before.</summary>
    public Task ArrivalAsync(CancellationToken cancellationToken) => _arrivals.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.EndAsync();
        _arrivals.Dispose();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        if (context.Request.Path == "/v1/models" && ModelList is null)
        {
            Listings++;
            if (ContextTokens is null)
            {
                await ChatReply.Status(404, """{"detail":"Not Found"}""").PlayAsync(context, "");
                return;
            }

            var entry = new { id = "tiny", @object = "model", created = 1_767_225_600, owned_by = "vllm", root = "/models/tiny", parent = (string?)null, max_model_len = ContextTokens };
            await context.Response.WriteAsJsonAsync(new { @object = "list", data = new[] { entry } }, context.RequestAborted);
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var authorization = context.Request.Headers.Authorization.ToString();
        var request = new ReceivedChat(context.Request.Path, authorization.Length > 0 ? authorization : null, await reader.ReadToEndAsync(context.RequestAborted));
        _requests.Enqueue(request);
        Interlocked.Increment(ref _open);
        _arrivals.Release();
        try
        {
            await (Refusal(request) ?? ListReply(request) ?? NextReply(request)).PlayAsync(context, Model(request));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private ChatReply NextReply(ReceivedChat request) => _script.TryDequeue(out var reply) ? reply : Otherwise(request);

    private ChatReply? Refusal(ReceivedChat request)
    {
        if (request.Path != "/v1/chat/completions" && !AsksForModels(request))
        {
            return ChatReply.Status(404, """{"detail":"Not Found"}""");
        }

        if (Key is not null && request.Authorization != $"Bearer {Key}")
        {
            return ChatReply.Status(401, """{"error":"Unauthorized"}""");
        }

        if (AsksForModels(request))
        {
            return null;
        }

        using var body = JsonDocument.Parse(request.Body);
        var faults = Strict ? StrictSchema.Check(body.RootElement) : [];
        return faults.Count == 0
            ? null
            : ChatReply.Status(422, JsonSerializer.Serialize(new { detail = faults.Select(fault => new { type = "extra_forbidden", loc = new[] { "body", fault.Place }, msg = fault.Fault, input = "…" }) }));
    }

    private ChatReply? ListReply(ReceivedChat request) => AsksForModels(request) ? ModelList : null;

    private bool AsksForModels(ReceivedChat request) => ModelList is not null && request.Path == "/v1/models";

    private static string Model(ReceivedChat request)
    {
        if (request.Body.Length == 0)
        {
            return "";
        }

        using var body = JsonDocument.Parse(request.Body);
        return body.RootElement.TryGetProperty("model", out var model) ? model.GetString() ?? "" : "";
    }
}
