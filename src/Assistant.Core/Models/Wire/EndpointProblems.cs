using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Assistant.Core.Models.Credentials;

namespace Assistant.Core.Models.Wire;

/// <summary>Puts what went wrong with an endpoint into words for people; no key gets into them.</summary>
internal sealed partial class EndpointProblems(string name, ICredential credential)
{
    /// <summary>The words for an endpoint with a key of its own.</summary>
    public EndpointProblems(string name, string? key)
        : this(name, new FixedKey(key))
    {
    }

    /// <summary>There is nothing to show it.</summary>
    public EndpointProblem NoCredential(CredentialException why) => new(ProblemKind.NoCredential, $"{name} cannot be asked: {why.Message} (Models:{name}:{credential.Setting})");

    /// <summary>Nothing answers.</summary>
    public EndpointProblem Unreachable(HttpRequestException failure) => new(
        ProblemKind.Unreachable,
        (failure.HttpRequestError, (failure.InnerException as SocketException)?.SocketErrorCode) switch
        {
            (HttpRequestError.NameResolutionError, _) => $"the host of {name} is not known; check Models:{name}:BaseUrl",
            (HttpRequestError.SecureConnectionError, _) => $"{name} offers no trusted TLS connection",
            (_, SocketError.ConnectionRefused) => $"{name} refuses the connection; see that it runs",
            _ => $"{name} cannot be reached",
        });

    /// <summary>It answered with a status that is no success.</summary>
    public EndpointProblem FromStatus(HttpStatusCode status, string body, TimeSpan? retryAfter)
    {
        var message = Clean(ErrorBody.ReadMessage(body));
        // A gateway may wrap what the server behind it said into a 500 of its own.
        var wrapped = (int)status == 500 && WrappedRefusal().IsMatch(message);
        return (int)status switch
        {
            401 or 403 => new(ProblemKind.KeyRefused, $"{name} does not accept its key, or the key lacks a permission ({(int)status}); check Models:{name}:{credential.Setting}"),
            >= 300 and < 400 => new(ProblemKind.NotAnEndpoint, $"what answers for {name} sends elsewhere ({(int)status}); correct Models:{name}:BaseUrl"),
            404 => new(ProblemKind.ModelUnknown, $"{name} does not know its model (404); check Models:{name}:Model and BaseUrl", Said: message),
            400 or 413 or 422 or 500 when IsOverflow(message) || IsOverflow(body) => TooLong(body),
            400 or 413 or 422 => new(ProblemKind.RequestRefused, $"{name} refuses the request ({(int)status})", Said: message),
            500 when wrapped => new(ProblemKind.RequestRefused, $"{name} refuses the request (500)", Said: message),
            408 or 504 => new(ProblemKind.TimedOut, $"{name} gave up waiting for its model ({(int)status})", retryAfter),
            429 => new(ProblemKind.Busy, $"{name} takes no more requests for now (429)", retryAfter),
            503 => new(ProblemKind.Starting, $"{name} is starting or overloaded (503)", retryAfter, message),
            _ => new(ProblemKind.ServerError, $"{name} failed ({(int)status})", retryAfter, message),
        };
    }

    /// <summary>It answered, but with no event stream.</summary>
    public EndpointProblem NotAStream(string? mediaType, string body)
    {
        var message = Clean(ErrorBody.ReadMessage(body));
        return mediaType == "application/json" && message.Length > 0
            ? new(ProblemKind.ServerError, $"{name} failed", Said: message)
            : new(ProblemKind.NotAnEndpoint, $"what answers for {name} is no chat endpoint (it sent {mediaType ?? "no content type"}); check Models:{name}:BaseUrl");
    }

    /// <summary>An error object arrived within the stream.</summary>
    public EndpointProblem InStream(string message, int code) => code switch
    {
        503 or 504 => new(ProblemKind.Starting, $"{name} is still starting its model ({code})"),
        429 => new(ProblemKind.Busy, $"{name} takes no more requests for now (429)"),
        _ when IsOverflow(message) => TooLong(message),
        _ => new(ProblemKind.BrokenOff, $"{name} failed while answering", Said: Clean(message)),
    };

    /// <summary>No token in time.</summary>
    public EndpointProblem TimedOut(TimeSpan allowance) => new(ProblemKind.TimedOut, $"{name} did not begin to answer within {allowance.TotalSeconds:0} s");

    /// <summary>Silence within the stream.</summary>
    public EndpointProblem Stalled(TimeSpan silence) => new(ProblemKind.Stalled, $"{name} fell silent for {silence.TotalSeconds:0} s");

    /// <summary>The stream ended early.</summary>
    public EndpointProblem BrokenOff(string how) => new(ProblemKind.BrokenOff, $"{name} {how}");

    /// <summary>The answer was stopped at a length.</summary>
    public EndpointProblem LengthReached() => new(ProblemKind.LengthReached, $"the answer reached the length that {name} allows");

    /// <summary>A filter stopped the answer.</summary>
    public EndpointProblem Filtered() => new(ProblemKind.Filtered, $"the content filter of {name} stopped the answer");

    /// <summary>No word in the reply.</summary>
    public EndpointProblem Empty() => new(ProblemKind.Empty, $"{name} gave an empty answer");

    /// <summary>It was too long in the queue.</summary>
    public EndpointProblem QueueFull() => new(ProblemKind.Busy, $"{name} is busy with other questions");

    private EndpointProblem TooLong(string text) => new(
        ProblemKind.ContextOverflow,
        $"the question with its sources is too long for {name}; set Models:{name}:ContextTokens to what its model takes",
        ContextTokens: StatedContext().Match(text) is { Success: true } stated && int.TryParse(stated.Groups["tokens"].Value, out var tokens) ? tokens : null);

    private string Clean(string message) => KeyLike().Replace(credential.Hide(message), "[key]");

    private static bool IsOverflow(string text) => Overflow().IsMatch(text);

    [GeneratedRegex(@"maximum context length|context length is only|exceed_context_size|context window|context_length_exceeded|ContextWindowExceeded|prompt is too long", RegexOptions.IgnoreCase)]
    private static partial Regex Overflow();

    // vLLM's two wordings, and llama.cpp's field.
    [GeneratedRegex(@"(?:maximum context length(?: of| is)?|context length is only|""n_ctx"":)\s*(?<tokens>[0-9]{1,9})", RegexOptions.IgnoreCase)]
    private static partial Regex StatedContext();

    [GeneratedRegex(@"status code:? 4\d\d|BadRequestError|""code"":\s*4\d\d", RegexOptions.IgnoreCase)]
    private static partial Regex WrappedRefusal();

    [GeneratedRegex(@"(?<=Bearer\s)\S+|\bsk-[A-Za-z0-9_-]{6,}|\beyJ[A-Za-z0-9_-]{10,}(\.[A-Za-z0-9_-]+)*", RegexOptions.IgnoreCase)]
    private static partial Regex KeyLike();
}
