using Microsoft.AspNetCore.Http;

namespace Assistant.Fakes.Models;

/// <summary>How the server answers one request otherwise than well.</summary>
public sealed class TextModelReply
{
    private readonly Func<HttpContext, Task>? _instead;

    private TextModelReply(Func<HttpContext, Task>? instead) => _instead = instead;

    /// <summary>As it should.</summary>
    public static TextModelReply Good() => new(null);

    /// <summary>The same, in another order; each item says which text it belongs to.</summary>
    public static TextModelReply Shuffled() => new(null) { Order = items => [.. items.Reverse()] };

    /// <summary>The same without the last item.</summary>
    public static TextModelReply Fewer() => new(null) { Order = items => [.. items.Take(items.Count - 1)] };

    /// <summary>The first item twice, in the place of the last.</summary>
    public static TextModelReply Repeated() => new(null) { Order = items => [.. items.Take(items.Count - 1), items[0]] };

    /// <summary>Vectors of another length.</summary>
    public static TextModelReply OfLength(int dimensions) => new(null) { Dimensions = dimensions };

    /// <summary>Vectors as base64 of little-endian floats.</summary>
    public static TextModelReply Base64() => new(null) { IsBase64 = true };

    /// <summary>Vectors of zeros.</summary>
    public static TextModelReply Zeros() => new(null) { IsZero = true };

    /// <summary>An error.</summary>
    public static TextModelReply Status(int status, string body = "{}", string? retryAfter = null) => new(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        await Write(context, "application/json", body);
    });

    /// <summary>Something else with status 200.</summary>
    public static TextModelReply Body(string type, string body) => new(context => Write(context, type, body));

    /// <summary>Takes the request and never answers.</summary>
    public static TextModelReply Never() => new(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

    /// <summary>Cuts the connection.</summary>
    public static TextModelReply Cut() => new(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    internal Func<IReadOnlyList<object>, IReadOnlyList<object>> Order { get; private init; } = items => items;

    internal int? Dimensions { get; private init; }

    internal bool IsBase64 { get; private init; }

    internal bool IsZero { get; private init; }

    internal async Task<bool> InsteadAsync(HttpContext context)
    {
        if (_instead is not null)
        {
            await _instead(context);
        }

        return _instead is not null;
    }

    private static Task Write(HttpContext context, string type, string body)
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }
}
