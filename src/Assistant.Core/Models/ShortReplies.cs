using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Assistant.Core.Models;

/// <summary>
/// Asks for a line beside an answer, such as a search query: of an endpoint that is well and has a place free, within a
/// time that is worth it, else not at all.
/// </summary>
internal sealed class ShortReplies(TimeProvider clock, ILogger<ShortReplies> logger)
{
    private const int LongestReply = 4000;

    /// <summary>The reply; null where none came in time.</summary>
    /// <param name="candidates">The endpoints that may be sent the prompt.</param>
    /// <param name="prompt">The messages.</param>
    /// <param name="budget">How long it may take in all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string?> AskAsync(
        IReadOnlyCollection<ChatEndpoint> candidates, ChatHistory prompt, TimeSpan budget, CancellationToken cancellationToken)
    {
        var well = candidates.Where(endpoint => !endpoint.Health.Resting);
        if (budget <= TimeSpan.Zero || ChatEndpoints.Next(well) is not { } endpoint)
        {
            return null;
        }

        using var place = endpoint.Queue.Enter();
        if (place.Position > 0)
        {
            return null;
        }

        using var end = new CancellationTokenSource(budget, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        try
        {
            var reply = new StringBuilder();
            await foreach (var piece in endpoint.StreamAsync(prompt, budget, either.Token))
            {
                _ = piece.Withdraw ? reply.Clear() : reply;
                reply.Append(piece.Text);
                if (reply.Length > LongestReply)
                {
                    return null;
                }
            }

            return reply.ToString();
        }
        catch (ChatEndpointException failure)
        {
            // How the endpoint is shows when it is asked for the answer itself, with the time that takes.
            logger.NoShortReply(endpoint.Name, failure.Problem.Kind);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            logger.NoShortReply(endpoint.Name, ProblemKind.TimedOut);
            return null;
        }
    }
}
