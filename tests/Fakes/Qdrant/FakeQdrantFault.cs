namespace Assistant.Fakes.Qdrant;

/// <summary>Something that goes wrong with a request.</summary>
public sealed record FakeQdrantFault
{
    /// <summary>The status of the answer.</summary>
    public int Status { get; init; } = 503;

    /// <summary>The whole body; null for Qdrant's own envelope with <see cref="Error"/>.</summary>
    public string? Body { get; init; }

    /// <summary>The type of <see cref="Body"/>.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>The error's text.</summary>
    public string Error { get; init; } = "Service internal error: made by a test";

    /// <summary>The header <c>Retry-After</c>, in seconds; null for none.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Whether the connection breaks instead.</summary>
    public bool Breaks { get; init; }

    /// <summary>Whether the change is made all the same, so that only the answer is lost.</summary>
    public bool IsDone { get; init; }

    /// <summary>Waited for before anything happens; the request itself may end the wait.</summary>
    public Task? Until { get; init; }

    /// <summary>A rate limit.</summary>
    public static FakeQdrantFault RateLimit(int? seconds) =>
        new() { Status = 429, RetryAfter = seconds, Error = "Rate limiting exceeded: Write rate limit exceeded, retry later. Help: Reduce the rate of requests" };

    /// <summary>A web page, as of a sign-in in between.</summary>
    public static FakeQdrantFault Page(int status = 200) =>
        new() { Status = status, ContentType = "text/html", Body = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Who are you?</body></html>" };
}

/// <summary>A request that came, and what was answered.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path, without a slash at the front.</param>
/// <param name="Query">Its query with the question mark; empty for none.</param>
/// <param name="Body">Its body; empty for none.</param>
public sealed record FakeQdrantRequest(string Method, string Path, string Query, string Body);
