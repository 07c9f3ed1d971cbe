using Assistant.Core.Configuration;
using Assistant.Core.Models.Wire;
using Assistant.Core.Passages;
using Assistant.Core.Passages.Vectors;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Models.Reranking;

/// <summary>The rerank endpoint of the section <c>Reranker</c>: says how well passages answer a question. Safe for concurrent use.</summary>
public sealed class RerankEndpoint : IDisposable
{
    private const string Section = "Reranker";

    // What Text Embeddings Inference takes unless it was started otherwise.
    private const int TeiInputs = 32;
    private const int FewInputs = 4;

    // Of the input, what the question may take, and what the model adds.
    private const double QuestionShare = 0.5;
    private const int Reserve = 8;

    private readonly RerankerOptions _options;
    private readonly JsonEndpoint? _endpoint;
    private readonly TimeProvider _clock;
    private volatile int _api;

    /// <summary>The endpoint of the settings, or none.</summary>
    public RerankEndpoint(IOptions<RerankerOptions> options, TimeProvider clock)
    {
        (_options, _clock, _api) = (options.Value, clock, (int)options.Value.Api);
        Health = new EndpointHealth(clock);
        _endpoint = _options.BaseUrl is { } address ? new JsonEndpoint(Section, address, _options, clock) : null;
    }

    /// <summary>Whether there is one.</summary>
    public bool IsConfigured => _endpoint is not null;

    /// <summary>Its model, for people.</summary>
    public string Model => _options.Model ?? "reranker";

    /// <summary>How it has answered lately.</summary>
    public EndpointHealth Health { get; }

    /// <summary>Whether text of this class may be sent to it.</summary>
    public bool MayReceive(TextClass text) => _options.MayReceive(text);

    /// <summary>How well each passage answers the question, the higher the better; null for one that the endpoint left out.</summary>
    /// <param name="question">The words, without what may not be sent.</param>
    /// <param name="text">What kind of text they are.</param>
    /// <param name="passages">The passages.</param>
    /// <param name="allowance">How long it may take.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <exception cref="EndpointException">It did not answer in time, or not with scores; or it rests after failures.</exception>
    public async Task<IReadOnlyList<double?>> RerankAsync(
        string question, TextClass text, IReadOnlyList<Passage> passages, TimeSpan allowance, CancellationToken cancellationToken)
    {
        if (_endpoint is null || !MayReceive(text) || passages.Any(passage => !MayReceive(PassageMeaning.ClassOf(passage))))
        {
            // The door that all text goes through: what may not be sent does not pass, whoever forgot to ask.
            throw new InvalidOperationException("Text was about to be sent to a rerank endpoint that does not accept it.");
        }

        if (Health.Resting)
        {
            throw new EndpointException(_endpoint.Problems.Resting(Health, Health.RestsUntil - _clock.GetUtcNow()));
        }

        Health.Trying(allowance);
        using var timer = new CancellationTokenSource(allowance, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            var scores = await RerankAsync(new Job(question, [.. passages.Select(PassageMeaning.TextOf)], _options.InputTokens, allowance), either.Token);
            Health.Succeeded();
            return scores;
        }
        catch (EndpointException failure)
        {
            Note(failure.Problem);
            throw;
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            Note(_endpoint.Problems.Late(allowance));
            throw new EndpointException(_endpoint.Problems.Late(allowance), late);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _endpoint?.Dispose();

    private void Note(EndpointProblem problem)
    {
        if (!problem.IsOfRequest)
        {
            Health.Failed(problem);
        }
    }

    private async Task<double?[]> RerankAsync(Job job, CancellationToken cancellationToken)
    {
        if ((RerankApi)_api != RerankApi.Auto)
        {
            return await SendAllAsync((RerankApi)_api, job, cancellationToken);
        }

        try
        {
            return await FoundAsync(RerankApi.Jina, job, cancellationToken);
        }
        catch (EndpointException refused) when (refused.Problem.Kind == ProblemKind.RequestRefused)
        {
            return await FoundAsync(RerankApi.Tei, job, cancellationToken);
        }
    }

    private async Task<double?[]> FoundAsync(RerankApi api, Job job, CancellationToken cancellationToken)
    {
        var scores = await SendAllAsync(api, job, cancellationToken);
        _api = (int)api;
        return scores;
    }

    private async Task<double?[]> SendAllAsync(RerankApi api, Job job, CancellationToken cancellationToken)
    {
        var most = _options.BatchInputs ?? (api == RerankApi.Tei ? TeiInputs : job.Texts.Count);
        var batches = await Task.WhenAll(job.Texts.Chunk(most).Select(texts => SendAsync(api, job with { Texts = texts }, cancellationToken)));
        return [.. batches.SelectMany(scores => scores)];
    }

    // One text that is too long, or one text too many, fails the whole request: shorter ones are sent then, or fewer.
    private async Task<double?[]> SendAsync(RerankApi api, Job job, CancellationToken cancellationToken)
    {
        try
        {
            var (question, texts) = Fit(job);
            using var reply = await _endpoint!.PostAsync("/rerank", RerankWire.Request(api, _options.Model, question, texts), job.Allowance, cancellationToken);
            return RerankWire.Read(reply.RootElement, texts.Count, _endpoint.Problems);
        }
        catch (EndpointException tooLong) when (tooLong.Problem.Kind == ProblemKind.ContextOverflow && job.Tokens > _options.InputTokens / 4)
        {
            return await SendAsync(api, job with { Tokens = Math.Min(job.Tokens / 2, tooLong.Problem.ContextTokens ?? int.MaxValue) }, cancellationToken);
        }
        catch (EndpointException refused) when (refused.Problem.Kind == ProblemKind.RequestRefused && api == RerankApi.Tei && job.Texts.Count > FewInputs)
        {
            var half = job.Texts.Count / 2;
            return
            [
                .. await SendAsync(api, job with { Texts = [.. job.Texts.Take(half)] }, cancellationToken),
                .. await SendAsync(api, job with { Texts = [.. job.Texts.Skip(half)] }, cancellationToken),
            ];
        }
    }

    private static (string Question, IReadOnlyList<string> Texts) Fit(Job job)
    {
        var question = InputTokens.Cut(job.Question, (int)(job.Tokens * QuestionShare));
        var left = job.Tokens - Math.Min(InputTokens.Of(question), (int)(job.Tokens * QuestionShare)) - Reserve;
        return (question, [.. job.Texts.Select(text => InputTokens.Cut(text, left))]);
    }

    private sealed record Job(string Question, IReadOnlyList<string> Texts, int Tokens, TimeSpan Allowance);
}
