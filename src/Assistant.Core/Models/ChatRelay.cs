using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Assistant.Core.Models;

/// <summary>Asks one endpoint after the other until one speaks; what has been said once is never said again by another.</summary>
internal sealed class ChatRelay(TimeProvider clock, ILogger<ChatRelay> logger)
{
    // An endpoint that failed lately gets a short chance only, so that a question does not wait for it in vain.
    private static readonly TimeSpan LastResort = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>Asks until one endpoint speaks.</summary>
    /// <param name="candidates">The endpoints that may be sent the prompt.</param>
    /// <param name="prompt">Makes the prompt for an endpoint, in at most so many tokens with the answer.</param>
    /// <param name="cancellationToken">Ends it all.</param>
    public async IAsyncEnumerable<RelayStep> AskAsync(
        IReadOnlyCollection<ChatEndpoint> candidates,
        Func<ChatEndpoint, int, CancellationToken, Task<ChatHistory>> prompt,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = candidates.ToList();
        var problems = new List<EndpointProblem>();
        while (ChatEndpoints.Next(left) is { } endpoint)
        {
            left.Remove(endpoint);
            var mayWaitForIt = !left.Exists(other => !other.Health.Resting);
            await foreach (var step in AskOneAsync(endpoint, prompt, mayWaitForIt, cancellationToken))
            {
                yield return step;
                if (step is Answered or Broken)
                {
                    yield break;
                }

                if (step is Switching { Problem: var problem })
                {
                    problems.Add(problem);
                }
            }
        }

        yield return new NobodyAnswered(problems);
    }

    private async IAsyncEnumerable<RelayStep> AskOneAsync(
        ChatEndpoint endpoint, Func<ChatEndpoint, int, CancellationToken, Task<ChatHistory>> prompt, bool mayWaitForIt,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var full = TimeSpan.FromSeconds(endpoint.Options.FirstTokenTimeoutSeconds);
        var allowance = endpoint.Health.Resting && LastResort < full ? LastResort : full;

        using var place = endpoint.Queue.Enter();
        var queuedSince = clock.GetTimestamp();
        for (var moved = place.Moved; place.Position is > 0 and var position; moved = place.Moved)
        {
            yield return new Queued(endpoint, position);
            if (!await EndsWithinAsync(moved, allowance - clock.GetElapsedTime(queuedSince), cancellationToken))
            {
                yield return Fail(endpoint, endpoint.Problems.QueueFull());
                yield break;
            }
        }

        var context = await endpoint.Context.GetAsync(cancellationToken);
        var messages = await prompt(endpoint, context, cancellationToken);
        var refitted = false;
        var attempt = new EndpointAttempt(endpoint, clock);
        endpoint.Health.Trying(allowance);
        try
        {
            while (true)
            {
                yield return new Asking(endpoint);
                endpoint.LastAsked = clock.GetTimestamp();
                var remaining = allowance - attempt.Elapsed;
                await foreach (var step in attempt.StreamAsync(messages, remaining, cancellationToken))
                {
                    yield return step;
                }

                if (attempt.Problem is not { } problem || attempt.HasSpoken)
                {
                    break;
                }

                if (problem.Kind == ProblemKind.ContextOverflow && !refitted)
                {
                    refitted = true;
                    context = endpoint.Context.Smaller(context, problem.ContextTokens);
                    messages = await prompt(endpoint, context, cancellationToken);
                    logger.Refitted(endpoint.Name, context);
                    yield return new Refitting(endpoint, context);
                    continue;
                }

                var pause = problem.RetryAfter ?? Min(TimeSpan.FromSeconds(Math.Pow(2, attempt.Tries)), LongestPause);
                if (!mayWaitForIt || !problem.MayPass || pause >= allowance - attempt.Elapsed)
                {
                    break;
                }

                yield return new NotReady(endpoint, pause);
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
        finally
        {
            attempt.Note();
        }

        yield return attempt switch
        {
            { Problem: null } => new Answered(endpoint, attempt.Usage, attempt.FirstToken),
            { HasSpoken: true, Problem: var problem } => Break(endpoint, problem, attempt),
            { Problem: var problem } => Fail(endpoint, problem),
        };
    }

    private Broken Break(ChatEndpoint endpoint, EndpointProblem problem, EndpointAttempt attempt)
    {
        logger.BrokeOff(endpoint.Name, problem.Kind);
        return new Broken(endpoint, problem, attempt.Usage, attempt.FirstToken);
    }

    private Switching Fail(ChatEndpoint endpoint, EndpointProblem problem)
    {
        logger.DidNotAnswer(endpoint.Name, problem.Kind);
        return new Switching(endpoint, problem);
    }

    private async Task<bool> EndsWithinAsync(Task task, TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(time > TimeSpan.Zero ? time : TimeSpan.Zero, clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
