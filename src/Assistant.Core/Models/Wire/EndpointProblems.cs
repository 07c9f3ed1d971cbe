using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Assistant.Core.Models.Credentials;

namespace Assistant.Core.Models.Wire;

/// <summary>Puts what went wrong with an endpoint into words for people; no key gets into them.</summary>
/// <param name="name">The endpoint's name.</param>
/// <param name="credential">What it is shown.</param>
/// <param name="settings">Where its settings stand.</param>
/// <param name="kind">What it is, in words.</param>
internal sealed partial class EndpointProblems(string name, ICredential credential, string settings, string kind)
{
    private const string Chat = "chat endpoint";

    /// <summary>The words for a chat endpoint.</summary>
    public EndpointProblems(string name, ICredential credential)
        : this(name, credential, $"Models:{name}", Chat)
    {
    }

    /// <summary>The words for an endpoint with a key of its own.</summary>
    public EndpointProblems(string name, string? key)
        : this(name, new FixedKey(key))
    {
    }

    /// <summary>The words for an endpoint that a section of its own describes.</summary>
    public static EndpointProblems OfSection(string section, ICredential credential) =>
        new(section, credential, section, section == "Reranker" ? "rerank endpoint" : "embedding endpoint");

    /// <summary>There is nothing to show it.</summary>
    public EndpointProblem NoCredential(CredentialException why) => new(ProblemKind.NoCredential, $"{name} cannot be asked: {why.Message} ({settings}:{credential.Setting})");

    /// <summary>Nothing answers.</summary>
    public EndpointProblem Unreachable(HttpRequestException failure) => new(
        ProblemKind.Unreachable,
        (failure.HttpRequestError, (failure.InnerException as SocketException)?.SocketErrorCode) switch
        {
            (HttpRequestError.NameResolutionError, _) => $"the host of {name} is not known; check {settings}:BaseUrl",
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
            401 or 403 => new(ProblemKind.KeyRefused, $"{name} does not accept its key, or the key lacks a permission ({(int)status}); check {settings}:{credential.Setting}"),
            >= 300 and < 400 => new(ProblemKind.NotAnEndpoint, $"what answers for {name} sends elsewhere ({(int)status}); correct {settings}:BaseUrl"),
            404 => new(ProblemKind.ModelUnknown, $"{name} does not know its model (404); check {settings}:Model and BaseUrl", Said: message),
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
            : new(ProblemKind.NotAnEndpoint, $"what answers for {name} is no {kind} (it sent {mediaType ?? "no content type"}); check {settings}:BaseUrl");
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

    /// <summary>No whole answer in time.</summary>
    public EndpointProblem Late(TimeSpan allowance) => new(ProblemKind.TimedOut, $"{name} did not answer within {Shown(allowance)}");

    /// <summary>It answered with JSON that is something else than what was asked for.</summary>
    /// <param name="what">What it sent.</param>
    public EndpointProblem Odd(string what) => new(ProblemKind.NotAnEndpoint, $"what answers for {name} is no {kind}: it sent {what}; check {settings}:BaseUrl and Model");

    /// <summary>Its vectors have another length than the settings say.</summary>
    public EndpointProblem WrongDimensions(int sent, int configured) => new(
        ProblemKind.WrongDimensions, $"{name} gives vectors of {sent} numbers, but {settings}:Dimensions is {configured}; set it to {sent}, or correct {settings}:Model");

    /// <summary>It failed lately, and is left alone for a while.</summary>
    public EndpointProblem Resting(EndpointHealth health, TimeSpan time) =>
        new(ProblemKind.Busy, $"{health.Problem?.Message ?? $"{name} failed lately"}; it is asked again in {Math.Max(1, time.TotalSeconds):0} s");

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
        kind == Chat
            ? $"the question with its sources is too long for {name}; set {settings}:ContextTokens to what its model takes"
            : $"a text is too long for {name}; set {settings}:InputTokens to what its model takes",
        ContextTokens: StatedContext().Match(text) is { Success: true } stated && int.TryParse(stated.Groups["tokens"].Value, out var tokens) ? tokens : null);

    private static string Shown(TimeSpan time) => time.TotalSeconds < 10 ? FormattableString.Invariant($"{time.TotalSeconds:0.##} s") : $"{time.TotalSeconds:0} s";

    private string Clean(string message) => KeyLike().Replace(credential.Hide(message), "[key]");

    private static bool IsOverflow(string text) => Overflow().IsMatch(text);

    [GeneratedRegex(@"maximum context length|context length is only|exceed_context_size|context window|context_length_exceeded|ContextWindowExceeded|prompt is too long|must have less than \d+ tokens|too large to process|input length exceeds", RegexOptions.IgnoreCase)]
    private static partial Regex Overflow();

    // vLLM's two wordings, that of Text Embeddings Inference, and llama.cpp's field.
    [GeneratedRegex(@"(?:maximum context length(?: of| is)?|context length is only|must have less than|""n_ctx"":)\s*(?<tokens>[0-9]{1,9})", RegexOptions.IgnoreCase)]
    private static partial Regex StatedContext();

    [GeneratedRegex(@"status code:? 4\d\d|BadRequestError|""code"":\s*4\d\d", RegexOptions.IgnoreCase)]
    private static partial Regex WrappedRefusal();

    [GeneratedRegex(@"(?<=Bearer\s)\S+|\bsk-[A-Za-z0-9_-]{6,}|\beyJ[A-Za-z0-9_-]{10,}(\.[A-Za-z0-9_-]+)*", RegexOptions.IgnoreCase)]
    private static partial Regex KeyLike();
}
