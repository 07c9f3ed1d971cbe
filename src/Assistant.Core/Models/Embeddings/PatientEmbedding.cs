namespace Assistant.Core.Models.Embeddings;

/// <summary>Has texts embedded though some are refused, and though the endpoint is busy or away for a while.</summary>
/// <param name="send">Makes one request.</param>
/// <param name="clock">The clock.</param>
internal sealed class PatientEmbedding(Func<IReadOnlyList<string>, CancellationToken, Task<float[]?[]>> send, TimeProvider clock)
{
    private const int MostTries = 5;
    private const int MostCuts = 6;
    private const int ShortestText = 40;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    /// <summary>The vectors in the order of the texts; null for a text that is refused as such.</summary>
    /// <exception cref="EndpointException">The endpoint does not answer, or refuses every one of several texts.</exception>
    public async Task<float[]?[]> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var refusals = new List<EndpointException>();
        var vectors = await EmbedPartsAsync(texts, refusals, cancellationToken);
        // Where not one of many does, it is not their fault.
        return refusals.Count > 1 && refusals.Count == texts.Count ? throw refusals[0] : vectors;
    }

    // One text that is refused, for its length above all, fails the whole request: halves are sent until it stands alone.
    private async Task<float[]?[]> EmbedPartsAsync(IReadOnlyList<string> texts, List<EndpointException> refusals, CancellationToken cancellationToken)
    {
        try
        {
            return await SendPatientlyAsync(texts, cancellationToken);
        }
        catch (EndpointException failure) when (failure.Problem.IsOfRequest && texts.Count > 1)
        {
            var half = texts.Count / 2;
            return
            [
                .. await EmbedPartsAsync([.. texts.Take(half)], refusals, cancellationToken),
                .. await EmbedPartsAsync([.. texts.Skip(half)], refusals, cancellationToken),
            ];
        }
        catch (EndpointException failure) when (failure.Problem.IsOfRequest)
        {
            return [await EmbedShorterAsync(texts[0], failure, refusals, cancellationToken)];
        }
    }

    private async Task<float[]?> EmbedShorterAsync(string text, EndpointException failure, List<EndpointException> refusals, CancellationToken cancellationToken)
    {
        for (var cut = 0; failure.Problem.Kind == ProblemKind.ContextOverflow && cut < MostCuts && text.Length > ShortestText; cut++)
        {
            text = text[..(text.Length * 2 / 3)];
            try
            {
                return (await SendPatientlyAsync([text], cancellationToken))[0];
            }
            catch (EndpointException again) when (again.Problem.IsOfRequest)
            {
                failure = again;
            }
        }

        refusals.Add(failure);
        return null;
    }

    private async Task<float[]?[]> SendPatientlyAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await send(texts, cancellationToken);
            }
            catch (EndpointException failure) when (tries < MostTries && PauseAfter(failure.Problem, tries) is { } pause)
            {
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
    }

    // One that did not come to an end may still be at work on the first request; it is sent once more and no further.
    private static TimeSpan? PauseAfter(EndpointProblem problem, int tries) => problem.Kind switch
    {
        ProblemKind.Busy or ProblemKind.Starting or ProblemKind.ServerError or ProblemKind.Unreachable or ProblemKind.BrokenOff
            when (problem.RetryAfter ?? TimeSpan.FromSeconds(Math.Pow(2, tries - 1))) is var pause && pause <= LongestPause => pause,
        ProblemKind.TimedOut when tries == 1 => TimeSpan.FromSeconds(1),
        _ => null,
    };
}
