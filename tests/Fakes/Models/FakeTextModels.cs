using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Assistant.Fakes.Models;

/// <summary>
/// An embedding and rerank server on loopback, as vLLM (<c>/v1/embeddings</c>, <c>/v1/rerank</c>) and Text Embeddings
/// Inference (<c>/rerank</c>) put them on the wire. It plays the replies it was given, then answers well, and keeps what it was asked.
/// </summary>
public sealed class FakeTextModels : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<TextModelReply> _script = new();
    private readonly ConcurrentQueue<ReceivedTexts> _requests = new();
    private readonly SemaphoreSlim _arrivals = new(0);

    private FakeTextModels(WebApplication app) => _app = app;

    /// <summary>The base address of the OpenAI-compatible server.</summary>
    public string Url => _app.Urls.Single() + "/v1";

    /// <summary>The base address of the server that is like Text Embeddings Inference.</summary>
    public string TeiUrl => _app.Urls.Single();

    /// <summary>The key that requests must bear; null accepts all.</summary>
    public string? Key { get; set; }

    /// <summary>Length of its vectors.</summary>
    public int Dimensions { get; set; } = 64;

    /// <summary>The most words of a text; one that is longer fails the whole request.</summary>
    public int? MostWords { get; set; }

    /// <summary>The most texts of a request.</summary>
    public int? MostTexts { get; set; }

    /// <summary>A word that makes it refuse a request.</summary>
    public string? RefusedWord { get; set; }

    /// <summary>How well a text answers a question.</summary>
    public Func<string, string, double> Score { get; set; } = WordVectors.Likeness;

    /// <summary>What is played when the script is at its end.</summary>
    public Func<TextModelReply> Otherwise { get; set; } = TextModelReply.Good;

    /// <summary>What it was asked, oldest first.</summary>
    public IReadOnlyList<ReceivedTexts> Requests => [.. _requests];

    /// <summary>All texts that it was sent, questions included.</summary>
    public string AllText => string.Join('\n', _requests.Select(request => request.Body.GetRawText()));

    /// <summary>Starts it; port 0 takes a free one.</summary>
    public static async Task<FakeTextModels> StartAsync(CancellationToken cancellationToken, int port = 0)
    {
        var server = new FakeTextModels(LoopbackApp.Build(port));
        server._app.Run(server.ReceiveAsync);
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Adds replies to the script.</summary>
    public FakeTextModels Then(params TextModelReply[] replies)
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
        if (context.Request.Path.Value is not ("/v1/embeddings" or "/v1/rerank" or "/rerank") || context.Request.Method != "POST")
        {
            context.Response.StatusCode = 404;
            return;
        }

        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var authorization = context.Request.Headers.Authorization.ToString();
        var request = new ReceivedTexts(context.Request.Path, authorization.Length > 0 ? authorization : null, body.RootElement.Clone());
        _requests.Enqueue(request);
        _arrivals.Release();
        try
        {
            var reply = RefusalOf(request) ?? (_script.TryDequeue(out var next) ? next : Otherwise());
            if (!await reply.InsteadAsync(context))
            {
                await context.Response.WriteAsJsonAsync(Answer(request, reply), context.RequestAborted);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
    }

    private TextModelReply? RefusalOf(ReceivedTexts request)
    {
        var isTei = request.Path == "/rerank";
        return true switch
        {
            _ when Key is not null && request.Authorization != $"Bearer {Key}" => TextModelReply.Status(401, """{"error":"Unauthorized"}"""),
            _ when isTei && !request.Body.TryGetProperty("texts", out var _) => TextModelReply.Status(422, "Failed to deserialize the JSON body into the target type: missing field `texts`"),
            _ when !isTei && request.Body.TryGetProperty("texts", out var _) => TextModelReply.Status(400, """{"error":{"message":"[{'type': 'missing', 'loc': ('body', 'documents')}]","type":"BadRequestError","param":null,"code":400}}"""),
            _ when isTei && request.Texts.Count > (MostTexts ?? 32) => TextModelReply.Status(413, """{"error":"batch size too large","error_type":"Validation"}"""),
            _ when request.Texts.Count > MostTexts => TextModelReply.Status(400, """{"error":{"message":"too many inputs","type":"BadRequestError","param":null,"code":400}}"""),
            _ when request.Texts.Any(text => text.Split(' ').Length > MostWords) => TextModelReply.Status(
                400, $$$"""{"error":{"message":"This model's maximum context length is {{{MostWords}}} tokens. However, you requested more tokens in the input.","type":"BadRequestError","param":null,"code":400}}"""),
            _ when RefusedWord is not null && request.Texts.Any(text => text.Contains(RefusedWord, StringComparison.Ordinal)) => TextModelReply.Status(
                400, """{"error":{"message":"cannot embed this","type":"BadRequestError","param":null,"code":400}}"""),
            _ => null,
        };
    }

    private object Answer(ReceivedTexts request, TextModelReply reply)
    {
        if (request.Path == "/v1/embeddings")
        {
            var data = request.Texts.Select((text, index) => (object)new { @object = "embedding", index, embedding = Vector(text, reply) }).ToList();
            return new { id = "embd-1", @object = "list", created = 1_767_225_600, model = "tiny", data = reply.Order(data), usage = new { prompt_tokens = 9, total_tokens = 9 } };
        }

        var scores = request.Texts.Select((text, index) => (Text: text, Index: index, Score: Score(request.Query, text))).OrderByDescending(item => item.Score).ToList();
        return request.Path == "/rerank"
            ? reply.Order([.. scores.Select(item => (object)new { index = item.Index, score = item.Score })])
            : new
            {
                id = "rerank-1",
                model = "tiny",
                usage = new { total_tokens = 9 },
                results = reply.Order([.. scores.Select(item => (object)new { index = item.Index, document = new { text = item.Text }, relevance_score = item.Score })]),
            };
    }

    private object Vector(string text, TextModelReply reply)
    {
        var length = reply.Dimensions ?? Dimensions;
        // Twice the length that it should have, so that whoever forgets to normalise is found out.
        var values = reply.IsZero ? new float[length] : [.. WordVectors.Of(text, length).Select(value => value * 2)];
        return reply.IsBase64 ? Convert.ToBase64String(MemoryMarshal.AsBytes<float>(values)) : values;
    }
}
