using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Assistant.Fakes.Models;

/// <summary>What the server does with one request: the steps of a reply in their order.</summary>
public sealed class ChatReply
{
    private readonly List<Func<ChatWriter, Task>> _steps = [];

    /// <summary>A reply in pieces that ends in good order.</summary>
    public static ChatReply Of(params string[] pieces) => pieces.Aggregate(new ChatReply().Begin(), (reply, piece) => reply.Say(piece)).End();

    /// <summary>A reply that begins with the chunk for the role; nothing more yet.</summary>
    public static ChatReply Begun() => new ChatReply().Begin();

    /// <summary>An error before the stream.</summary>
    public static ChatReply Status(int status, string body, string? retryAfter = null, string type = "application/json") => new ChatReply().Step(async writer =>
    {
        writer.Context.Response.StatusCode = status;
        writer.Context.Response.Headers.RetryAfter = retryAfter;
        await writer.WriteBodyAsync(type, body);
    });

    /// <summary>Sends the client elsewhere.</summary>
    public static ChatReply Redirect(string address) => new ChatReply().Step(writer =>
    {
        writer.Context.Response.StatusCode = 307;
        writer.Context.Response.Headers.Location = address;
        return Task.CompletedTask;
    });

    /// <summary>A web page with status 200, as a captive proxy sends it.</summary>
    public static ChatReply Html() => new ChatReply().Step(writer => writer.WriteBodyAsync("text/html", "<html><body>Please sign in</body></html>"));

    /// <summary>Takes the request and never answers.</summary>
    public static ChatReply Never() => new ChatReply().Step(writer => writer.HangAsync());

    /// <summary>Sends more of the answer.</summary>
    public ChatReply Say(string piece) => Delta(new { content = piece });

    /// <summary>Sends reasoning, under the name that the server gives it.</summary>
    public ChatReply Think(string piece, string field = "reasoning") => Delta(new Dictionary<string, string> { [field] = piece });

    /// <summary>Waits at a gate.</summary>
    public ChatReply Hold(Gate gate) => Step(writer => gate.PassAsync(writer.Context.RequestAborted));

    /// <summary>Takes its time.</summary>
    public ChatReply Pause(TimeSpan time) => Step(writer => Task.Delay(time, writer.Context.RequestAborted));

    /// <summary>Says why the reply ends.</summary>
    public ChatReply Finish(string reason = "stop") => Step(writer => writer.WriteChunkAsync(new { }, reason));

    /// <summary>Sends the token counts.</summary>
    public ChatReply Usage(int prompt, int completion) => Step(writer => writer.WriteUsageAsync(prompt, completion));

    /// <summary>Sends the end mark of the stream.</summary>
    public ChatReply Done() => Step(writer => writer.WriteLineAsync("data: [DONE]"));

    /// <summary>Finish, usage and end mark.</summary>
    public ChatReply End(string reason = "stop") => Finish(reason).Usage(120, 34).Done();

    /// <summary>Sends a line as it is.</summary>
    public ChatReply Raw(string line) => Step(writer => writer.WriteLineAsync(line));

    /// <summary>Sends an error object within the stream, status 200 notwithstanding.</summary>
    public ChatReply Fault(string message, int code) => Raw("data: " + JsonSerializer.Serialize(new { error = new { message, type = "InternalServerError", param = (string?)null, code } }));

    /// <summary>Keeps the connection open and says nothing more.</summary>
    public ChatReply Hang() => Step(writer => writer.HangAsync());

    /// <summary>Cuts the connection.</summary>
    public ChatReply Cut() => Step(writer =>
    {
        writer.Context.Abort();
        return Task.CompletedTask;
    });

    internal async Task PlayAsync(HttpContext context, string model)
    {
        var writer = new ChatWriter(context, model);
        foreach (var step in _steps)
        {
            await step(writer);
        }
    }

    private ChatReply Begin() => Delta(new { role = "assistant", content = "" });

    private ChatReply Delta(object delta) => Step(writer => writer.WriteChunkAsync(delta, null));

    private ChatReply Step(Func<ChatWriter, Task> step)
    {
        _steps.Add(step);
        return this;
    }
}
