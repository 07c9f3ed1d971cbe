using System.Runtime.CompilerServices;
using Assistant.Core.Conversations;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Assistant.Core.Models;

/// <summary>The requests that one question makes to one endpoint, and what came of them.</summary>
internal sealed class EndpointAttempt(ChatEndpoint endpoint, TimeProvider clock)
{
    private readonly long _begun = clock.GetTimestamp();
    private bool _ended;

    /// <summary>How often the endpoint was asked.</summary>
    public int Tries { get; private set; }

    /// <summary>Whether it has said anything that a reader saw.</summary>
    public bool HasSpoken { get; private set; }

    /// <summary>What was wrong with the last request; null where it was answered to the end.</summary>
    public EndpointProblem? Problem { get; private set; }

    /// <summary>What the endpoint counted.</summary>
    public TokenUsage? Usage { get; private set; }

    /// <summary>From the first request to the first visible token.</summary>
    public TimeSpan FirstToken { get; private set; }

    /// <summary>Since the first request.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_begun);

    /// <summary>Makes one request; a failure ends the stream and stands in <see cref="Problem"/>.</summary>
    public async IAsyncEnumerable<RelayStep> StreamAsync(
        ChatHistory messages, TimeSpan allowance, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Tries++;
        (Problem, _ended) = (null, false);
        await using var pieces = endpoint.StreamAsync(messages, allowance, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(pieces))
        {
            var piece = pieces.Current;
            Usage = piece.Usage ?? Usage;
            if (piece.Withdraw)
            {
                HasSpoken = false; // what a reader saw is gone again
                yield return new Withdrew();
            }

            if (piece.Thought.Length > 0)
            {
                yield return new Reasoned(piece.Thought);
            }

            if (piece.Text.Length > 0)
            {
                FirstToken = HasSpoken ? FirstToken : Elapsed;
                HasSpoken = true;
                yield return new Spoke(piece.Text);
            }
        }

        _ended = true;
        Problem ??= HasSpoken ? null : endpoint.Problems.Empty();
    }

    /// <summary>Tells the endpoint's health how it went.</summary>
    public void Note()
    {
        if (!_ended)
        {
            return; // the user went away before it had shown whether it works
        }

        if (Problem is null || Problem.IsOfRequest)
        {
            endpoint.Health.Succeeded();
        }
        else
        {
            endpoint.Health.Failed(Problem);
        }
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatPiece> pieces)
    {
        try
        {
            return await pieces.MoveNextAsync();
        }
        catch (ChatEndpointException failure)
        {
            Problem = failure.Problem;
            return false;
        }
    }
}
