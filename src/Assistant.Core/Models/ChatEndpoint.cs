using System.ClientModel;
using System.Runtime.CompilerServices;
using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Models.Credentials;
using Assistant.Core.Models.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI.Chat;

namespace Assistant.Core.Models;

/// <summary>One chat endpoint with what is known of its health.</summary>
public sealed class ChatEndpoint : IDisposable
{
    // Low, because answers are to repeat what the sources say. No other sampling field is sent: strict gateways refuse what they do not know.
    private static readonly OpenAIPromptExecutionSettings Settings = new() { Temperature = 0.2 };
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;
    private readonly HttpClient _plain;
    private readonly HttpClient _tokens;
    private readonly Kernel _kernel;
    private readonly IChatCompletionService _chat;
    private readonly TimeProvider _clock;

    /// <summary>The endpoint of one entry of the section <c>Models</c>.</summary>
    internal ChatEndpoint(string name, ModelOptions options, TimeProvider clock)
    {
        Name = name;
        Options = options;
        Health = new EndpointHealth(clock);
        Queue = new EndpointQueue(options.MaxConcurrency);
        _tokens = new HttpClient(Network()) { Timeout = Timeout.InfiniteTimeSpan };
        Credential = Credentials.Credential.Create(options, _tokens, clock);
        Problems = new EndpointProblems(name, Credential);
        _clock = clock;
        _plain = new HttpClient(new CredentialHandler(Credential, Network())) { Timeout = Timeout.InfiniteTimeSpan };
        Context = new ContextWindow(options, cancelled => ModelListing.ReadContextAsync(_plain, options.BaseUrl!, Model, cancelled), clock);
        // Our own timeouts rule; a client of our own also keeps the SDK from sending a request again by itself.
        _http = new HttpClient(new ChatWireHandler(Problems, clock, new CredentialHandler(Credential, Network()))) { Timeout = Timeout.InfiniteTimeSpan };
        _kernel = Kernel.CreateBuilder()
            .AddOpenAIChatCompletion(Model, new Uri(options.BaseUrl!), apiKey: null, httpClient: _http)
            .Build();
        _chat = _kernel.GetRequiredService<IChatCompletionService>();
    }

    /// <summary>Its name in the configuration.</summary>
    public string Name { get; }

    /// <summary>The model it is asked for.</summary>
    public string Model => Options.Model!;

    /// <summary>How it has answered lately.</summary>
    public EndpointHealth Health { get; }

    /// <summary>Its settings.</summary>
    internal ModelOptions Options { get; }

    /// <summary>What it is shown.</summary>
    internal ICredential Credential { get; }

    /// <summary>How much its model takes.</summary>
    internal ContextWindow Context { get; }

    /// <summary>Who waits for it.</summary>
    internal EndpointQueue Queue { get; }

    /// <summary>Words for what goes wrong with it.</summary>
    internal EndpointProblems Problems { get; }

    /// <summary>When it was last asked, as a time stamp of the clock.</summary>
    internal long LastAsked { get; set; }

    /// <summary>Asks it, and streams the reply.</summary>
    /// <param name="prompt">The messages.</param>
    /// <param name="allowance">How long it may take to the first token, of reasoning or of the answer.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="ChatEndpointException">It did not answer, or not to the end.</exception>
    internal async IAsyncEnumerable<ChatPiece> StreamAsync(
        ChatHistory prompt, TimeSpan allowance, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var silence = new Silence(Problems, allowance, TimeSpan.FromSeconds(Options.StallTimeoutSeconds), _clock, cancellationToken);
        var notes = new StreamNotes();
        var thoughts = new ThoughtFilter();
        string? finish = null;
        await using var updates = _chat.GetStreamingChatMessageContentsAsync(prompt, Settings, _kernel, silence.Token).GetAsyncEnumerator(silence.Token);
        while (await NextAsync(updates, notes, silence, hasEnded: finish is not null))
        {
            var update = updates.Current;
            finish ??= update.Metadata?.GetValueOrDefault("FinishReason")?.ToString();
            var text = update.Content ?? "";
            var thought = notes.TakeThoughts();
            if (text.Length > 0 || thought.Length > 0)
            {
                silence.Broken();
            }

            // A gateway that lost its server puts the error where the answer should be.
            if (text.StartsWith("[ERROR]", StringComparison.Ordinal))
            {
                throw new ChatEndpointException(Problems.InStream(text["[ERROR]".Length..].Trim(), 0));
            }

            var visible = thoughts.Push(text, out var withdraw);
            thought += thoughts.TakeThought();
            var usage = update.Metadata?.GetValueOrDefault("Usage") is ChatTokenUsage counted
                ? new TokenUsage(counted.InputTokenCount, counted.OutputTokenCount)
                : null;
            if (visible.Length > 0 || thought.Length > 0 || withdraw || usage is not null)
            {
                yield return new ChatPiece(visible, withdraw, usage, thought);
            }
        }

        if (thoughts.Flush() is { Length: > 0 } rest)
        {
            yield return new ChatPiece(rest);
        }

        if (EndProblem(finish, notes) is { } problem)
        {
            throw new ChatEndpointException(problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _plain.Dispose();
        _tokens.Dispose();
    }

    // What is sent goes to the configured host and to no other.
    private static SocketsHttpHandler Network() =>
        new() { AllowAutoRedirect = false, ConnectTimeout = ConnectTimeout, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    private EndpointProblem? EndProblem(string? finish, StreamNotes notes) => finish?.ToLowerInvariant() switch
    {
        null when notes.GaveUp is not null => Problems.BrokenOff($"gave up ({notes.GaveUp})"),
        null => Problems.BrokenOff("ended without having finished its answer"),
        "length" => Problems.LengthReached(),
        "contentfilter" or "content_filter" => Problems.Filtered(),
        _ => null,
    };

    private async ValueTask<bool> NextAsync(
        IAsyncEnumerator<StreamingChatMessageContent> updates, StreamNotes notes, Silence silence, bool hasEnded)
    {
        StreamNotes.Current = notes;
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (Exception) when (hasEnded && !silence.OfUser)
        {
            return false; // the answer is whole; only its usage is missing
        }
        catch (OperationCanceledException) when (!silence.OfUser)
        {
            throw new ChatEndpointException(silence.Problem);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException or ClientResultException)
        {
            throw new ChatEndpointException(Problems.BrokenOff("broke off the connection"), broken);
        }
        catch (Exception unreadable) when (unreadable is not (OperationCanceledException or ChatEndpointException))
        {
            throw new ChatEndpointException(Problems.BrokenOff("sent something that is no chat reply"), unreadable);
        }
    }
}
