using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Assistant.Fakes.Models;

/// <summary>Writes a reply as vLLM puts it on the wire.</summary>
internal sealed class ChatWriter(HttpContext context, string model)
{
    private const string Id = "chatcmpl-4f1c2a";
    private const long Created = 1_767_225_600;

    public HttpContext Context => context;

    public Task WriteChunkAsync(object delta, string? finishReason) => WriteDataAsync(new
    {
        id = Id,
        @object = "chat.completion.chunk",
        created = Created,
        model,
        choices = new[] { new { index = 0, delta, logprobs = (object?)null, finish_reason = finishReason, token_ids = (int[]?)null } },
    });

    public Task WriteUsageAsync(int prompt, int completion) => WriteDataAsync(new
    {
        id = Id,
        @object = "chat.completion.chunk",
        created = Created,
        model,
        choices = Array.Empty<object>(),
        usage = new { prompt_tokens = prompt, total_tokens = prompt + completion, completion_tokens = completion },
    });

    public async Task WriteLineAsync(string line)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "text/event-stream; charset=utf-8";
        }

        await context.Response.WriteAsync(line + "\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    public Task WriteBodyAsync(string type, string body)
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    public Task HangAsync() => Task.Delay(Timeout.Infinite, context.RequestAborted);

    private Task WriteDataAsync(object chunk) => WriteLineAsync("data: " + JsonSerializer.Serialize(chunk));
}
