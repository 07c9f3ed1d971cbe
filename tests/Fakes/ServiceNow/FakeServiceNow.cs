using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Assistant.Fakes.ServiceNow;

/// <summary>
/// A ServiceNow instance on loopback with the wire format of the Table and Attachment API: the limit counts before hidden
/// records are left out, conditions on unknown columns are dropped, times are shown in the account's zone. It refuses to
/// be written to, and notes who tried.
/// </summary>
public sealed class FakeServiceNow : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly FakeTables _tables = new();
    private readonly ConcurrentQueue<FakeRequest> _requests = new();
    private readonly ConcurrentQueue<FakeTrouble> _troubles = new();
    private readonly ConcurrentDictionary<string, byte[]> _files = new();
    private readonly SemaphoreSlim _arrivals = new(0);

    private FakeServiceNow(WebApplication app) => _app = app;

    /// <summary>Its address.</summary>
    public string Url => _app.Urls.Single();

    /// <summary>Who may read.</summary>
    public FakeSignIn SignIn { get; } = new();

    /// <summary>What it was asked, tokens aside.</summary>
    public IReadOnlyList<FakeRequest> Requests => [.. _requests];

    /// <summary>Attempts to write.</summary>
    public ConcurrentQueue<string> Writes { get; } = new();

    /// <summary>Called before each answer is made, so that a test can change records while they are walked.</summary>
    public Action<FakeRequest>? BeforeAnswer { get; set; }

    /// <summary>What goes wrong with a request; null for nothing.</summary>
    public Func<FakeRequest, FakeTrouble?> Trouble { get; set; } = _ => null;

    /// <summary>Whether conditions on times are read in the zone of the account, as some instances may.</summary>
    public bool ReadsTimesInAccountZone { get; set; }

    /// <summary>Whether a proxy takes the headers with the count and the links away.</summary>
    public bool LosesHeaders { get; set; }

    /// <summary>Starts an empty instance.</summary>
    public static async Task<FakeServiceNow> StartAsync(CancellationToken cancellationToken)
    {
        var server = new FakeServiceNow(LoopbackApp.Build());
        server._app.Run(server.ReceiveAsync);
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Adds a record.</summary>
    public FakeRecord Add(string table, string sysId)
    {
        var record = new FakeRecord(table, sysId);
        lock (_gate)
        {
            _tables.Add(record);
        }

        return record;
    }

    /// <summary>Takes a record away.</summary>
    public void Delete(string table, string sysId)
    {
        lock (_gate)
        {
            _tables.Remove(table, sysId);
        }
    }

    /// <summary>The records of a table.</summary>
    public IReadOnlyList<FakeRecord> All(string table)
    {
        lock (_gate)
        {
            return [.. _tables.All(table)];
        }
    }

    /// <summary>Sets the bytes of an attachment.</summary>
    public void SetFile(string attachment, byte[] content) => _files[attachment] = content;

    /// <summary>Lets something go wrong with the next requests, one each.</summary>
    public FakeServiceNow Next(params FakeTrouble[] troubles)
    {
        Array.ForEach(troubles, _troubles.Enqueue);
        return this;
    }

    /// <summary>Forgets the requests so far, as if they had been waited for.</summary>
    public void ForgetArrivals()
    {
        while (_arrivals.Wait(0))
        {
        }
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
        var path = context.Request.Path.ToString();
        try
        {
            if (path == "/oauth_token.do")
            {
                await (_troubles.TryDequeue(out var early) ? early.PlayAsync(context) : SignIn.IssueAsync(context));
                return;
            }

            var request = Note(context, path);
            if (!HttpMethods.IsGet(request.Method))
            {
                Writes.Enqueue($"{request.Method} {path}");
                context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                return;
            }

            if ((_troubles.TryDequeue(out var next) ? next : Trouble(request)) is { } trouble)
            {
                await trouble.PlayAsync(context);
                return;
            }

            await (SignIn.Accepts(context.Request) ? AnswerAsync(context, request) : FakeTrouble.Error(401, "User Not Authenticated").PlayAsync(context));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
    }

    private FakeRequest Note(HttpContext context, string path)
    {
        var table = path.StartsWith("/api/now/table/", StringComparison.Ordinal) ? path.Split('/')[4] : "";
        var query = context.Request.Query;
        var limit = int.TryParse(query["sysparm_limit"], out var given) ? given : 10_000;
        var request = new FakeRequest(context.Request.Method, path, table, query["sysparm_query"].ToString(), limit, path + context.Request.QueryString);
        _requests.Enqueue(request);
        _arrivals.Release();
        return request;
    }

    private Task AnswerAsync(HttpContext context, FakeRequest request)
    {
        BeforeAnswer?.Invoke(request);
        if (request.Path.StartsWith("/api/now/attachment/", StringComparison.Ordinal))
        {
            return SendFileAsync(context, request.Path.Split('/')[4]);
        }

        return FakeSchema.HasTable(request.Table)
            ? SendRowsAsync(context, request)
            : FakeTrouble.Error(400, $"Invalid table {request.Table}").PlayAsync(context);
    }

    private Task SendFileAsync(HttpContext context, string attachment)
    {
        if (!_files.TryGetValue(attachment, out var content))
        {
            return FakeTrouble.Error(404, "No Record found").PlayAsync(context);
        }

        context.Response.ContentType = "application/octet-stream";
        return context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }

    private Task SendRowsAsync(HttpContext context, FakeRequest request)
    {
        if (request.Limit == 0 || !context.Request.Headers.Accept.ToString().Contains("json", StringComparison.Ordinal))
        {
            return FakeTrouble.Error(400, "Bad request").PlayAsync(context);
        }

        var body = new JsonObject();
        var offset = int.TryParse(context.Request.Query["sysparm_offset"], out var given) ? given : 0;
        lock (_gate)
        {
            var query = ReadsTimesInAccountZone ? FakeTimes.Shift(request.Query, _tables.AccountZone) : request.Query;
            var matching = _tables.Query(request.Table, query);
            var columns = context.Request.Query["sysparm_fields"].ToString().Split(',');
            var display = context.Request.Query["sysparm_display_value"].ToString();
            var withoutLinks = context.Request.Query["sysparm_exclude_reference_link"] == "true";
            // The limit first, then the access rules.
            var shown = matching.Skip(offset).Take(request.Limit).Where(record => !record.IsHidden);
            body["result"] = new JsonArray([.. shown.Select(record => _tables.Show(record, columns, display, withoutLinks, Url))]);
            AddHeaders(context, request, offset, matching.Count);
        }

        context.Response.ContentType = "application/json;charset=UTF-8";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private void AddHeaders(HttpContext context, FakeRequest request, int offset, int total)
    {
        if (LosesHeaders)
        {
            return;
        }

        context.Response.Headers["X-Total-Count"] = total.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var links = new List<string> { Link(0, "first") };
        if (offset > 0)
        {
            links.Add(Link(Math.Max(0, offset - request.Limit), "prev"));
        }

        if (offset + request.Limit < total)
        {
            links.Add(Link(offset + request.Limit, "next"));
        }

        links.Add(Link(total / request.Limit * request.Limit, "last"));
        context.Response.Headers.Link = string.Join(',', links);

        string Link(int start, string relation) => $"<{Url}{request.Path}?sysparm_query=x&sysparm_limit={request.Limit}&sysparm_offset={start}>;rel=\"{relation}\"";
    }
}
