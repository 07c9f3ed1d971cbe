using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Assistant.Fakes.Qdrant;

/// <summary>
/// A Qdrant server on loopback with the calls that the store uses and their real semantics. It can misbehave, and it
/// checks every request and every answer of its own by <see cref="QdrantContract"/>.
/// </summary>
public sealed class FakeQdrant : IAsyncDisposable
{
    /// <summary>The version that it claims to be.</summary>
    public const string Version = "1.19.0";

    private const int MostBytes = 32 * 1024 * 1024;

    private static readonly string[] WithoutKey = ["", "healthz", "livez", "readyz"];

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly FakeCluster _cluster = new();
    private readonly QdrantContract? _contract;
    private readonly ConcurrentQueue<FakeQdrantRequest> _requests = new();
    private readonly ConcurrentQueue<FakeQdrantFault> _faults = new();
    private readonly ConcurrentQueue<string> _violations = new();

    private FakeQdrant(WebApplication app, QdrantContract? contract) => (_app, _contract) = (app, contract);

    /// <summary>Its address.</summary>
    public string Url => _app.Urls.Single();

    /// <summary>The key that it asks for; null for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>A key that may only read.</summary>
    public string? ReadOnlyKey { get; set; }

    /// <summary>What it was asked.</summary>
    public IReadOnlyList<FakeQdrantRequest> Requests => [.. _requests];

    /// <summary>Where requests or answers are not as the contract has them.</summary>
    public IReadOnlyList<string> Violations => [.. _violations];

    /// <summary>What goes wrong with a request; null for nothing.</summary>
    public Func<FakeQdrantRequest, FakeQdrantFault?> Fault { get; set; } = _ => null;

    /// <summary>The names of the collections.</summary>
    public IReadOnlyList<string> Collections
    {
        get
        {
            lock (_gate)
            {
                return [.. _cluster.Names];
            }
        }
    }

    /// <summary>Starts an empty server.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <param name="isChecked">Whether requests and answers are checked; measurements go without.</param>
    public static async Task<FakeQdrant> StartAsync(CancellationToken cancellationToken, bool isChecked = true)
    {
        var contract = isChecked ? await QdrantContract.LoadAsync() : null;
        var server = new FakeQdrant(LoopbackApp.Build(takesAnySize: true), contract);
        server._app.Run(server.ReceiveAsync);
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Lets something go wrong with the next requests, one each.</summary>
    public FakeQdrant Next(params FakeQdrantFault[] faults)
    {
        Array.ForEach(faults, _faults.Enqueue);
        return this;
    }

    /// <summary>Behaves as a version before 1.18 does: a collection keeps the vectors that it was made with.</summary>
    public void ActOlder()
    {
        lock (_gate)
        {
            _cluster.NamesVectorsLater = false;
        }
    }

    /// <summary>Sets the state of all collections.</summary>
    public void SetStatus(string status, string? optimizerError = null)
    {
        lock (_gate)
        {
            (_cluster.Status, _cluster.OptimizerError) = (status, optimizerError);
        }
    }

    /// <summary>Asks as a client would, without the wire.</summary>
    public JsonNode Ask(string method, string path, string body = "{}")
    {
        lock (_gate)
        {
            return _cluster.Run(method, path, waits: true, JsonDocument.Parse(body).RootElement)!;
        }
    }

    /// <summary>Forgets the requests so far.</summary>
    public void ForgetRequests() => _requests.Clear();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.EndAsync();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var received = new MemoryStream();
        await context.Request.Body.CopyToAsync(received, context.RequestAborted);
        var request = new FakeQdrantRequest(
            context.Request.Method, context.Request.Path.ToString().Trim('/'), context.Request.QueryString.ToString(), Encoding.UTF8.GetString(received.GetBuffer(), 0, (int)received.Length));
        _requests.Enqueue(request);
        var fault = _faults.TryDequeue(out var next) ? next : Fault(request);
        if (fault?.Until is { } until)
        {
            await until.WaitAsync(context.RequestAborted);
        }

        if (fault is null or { IsDone: true } || IsOnlySlow(fault))
        {
            var (status, type, body) = Answer(request, context.Request.Headers["api-key"].ToString(), received.Length);
            Check(request, status, type, body);
            if (fault is null || IsOnlySlow(fault))
            {
                await WriteAsync(context, status, type, body);
                return;
            }
        }

        await FailAsync(context, fault);
    }

    // A fault that only waits is none.
    private static bool IsOnlySlow(FakeQdrantFault fault) => fault is { Until: not null, Breaks: false, Status: 200, Body: null };

    private static async Task FailAsync(HttpContext context, FakeQdrantFault fault)
    {
        if (fault.Breaks)
        {
            context.Abort();
            return;
        }

        if (fault.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = $"{seconds}";
        }

        await WriteAsync(context, fault.Status, fault.ContentType, fault.Body ?? Error(fault.Error));
    }

    private (int Status, string Type, string Body) Answer(FakeQdrantRequest request, string key, long length)
    {
        if (!WithoutKey.Contains(request.Path) && ApiKey is not null)
        {
            if (key != ApiKey && (key != ReadOnlyKey || key.Length == 0))
            {
                return (401, "text/plain", key.Length == 0 ? "Must provide an API key or an Authorization bearer token" : "Invalid API key or JWT");
            }

            if (key == ReadOnlyKey && IsChange(request))
            {
                return (403, "application/json", Error("Forbidden: Global manage access is required"));
            }
        }

        if (request.Path.Length == 0)
        {
            return (200, "application/json", $$"""{"title":"qdrant - vector search engine","version":"{{Version}}"}""");
        }

        if (length > MostBytes)
        {
            return (400, "application/json", Error($"Payload error: JSON payload ({length} bytes) is larger than allowed (limit: {MostBytes} bytes)."));
        }

        try
        {
            using var body = JsonDocument.Parse(request.Body.Length == 0 ? "{}" : request.Body);
            lock (_gate)
            {
                return _cluster.Run(request.Method, request.Path, request.Query.Contains("wait=true", StringComparison.Ordinal), body.RootElement) is { } result
                    ? (200, "application/json", new JsonObject { ["result"] = result, ["status"] = "ok", ["time"] = 0.001 }.ToJsonString())
                    : (404, "text/plain", "");
            }
        }
        catch (FakeQdrantException refused)
        {
            return (refused.Status, "application/json", Error(refused.Message));
        }
        catch (JsonException broken)
        {
            return (400, "application/json", Error($"Format error in JSON body: {broken.Message}"));
        }
    }

    private static bool IsChange(FakeQdrantRequest request) =>
        request.Method is "PUT" or "DELETE" or "PATCH" || request.Path.EndsWith("/delete", StringComparison.Ordinal)
        || request.Path.EndsWith("/payload", StringComparison.Ordinal) || request.Path == "collections/aliases";

    private void Check(FakeQdrantRequest request, int status, string type, string body)
    {
        foreach (var violation in _contract?.Check(request, status, type, body) ?? [])
        {
            _violations.Enqueue(violation);
        }
    }

    private static string Error(string text) => new JsonObject { ["status"] = new JsonObject { ["error"] = text }, ["time"] = 0.001 }.ToJsonString();

    private static Task WriteAsync(HttpContext context, int status, string type, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }
}
