using Assistant.Core.Configuration;
using Assistant.Core.Models.Wire;
using Assistant.Core.Passages;
using Assistant.Core.Passages.Vectors;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Models.Embeddings;

/// <summary>The embedding endpoint of the section <c>Embeddings</c>: makes vectors of questions and passages. Safe for concurrent use.</summary>
public sealed class EmbeddingEndpoint : IDisposable
{
    private const string Section = "Embeddings";

    private readonly EmbeddingsOptions _options;
    private readonly EmbeddingModel _model;
    private readonly JsonEndpoint? _endpoint;
    private readonly TimeProvider _clock;

    /// <summary>The endpoint of the settings, or none.</summary>
    public EmbeddingEndpoint(IOptions<EmbeddingsOptions> options, TimeProvider clock)
    {
        (_options, _clock) = (options.Value, clock);
        _model = EmbeddingModel.Of(_options);
        Health = new EndpointHealth(clock);
        if (_options is { BaseUrl: { } address, Model: { } model })
        {
            _endpoint = new JsonEndpoint(Section, address, _options, clock);
            Space = new VectorSpace(model, _options.Dimensions, _model.PassagePrefix);
        }
    }

    /// <summary>What its vectors have in common; null where none is configured.</summary>
    public VectorSpace? Space { get; }

    /// <summary>How it has answered questions lately.</summary>
    public EndpointHealth Health { get; }

    /// <summary>Which text it may be sent.</summary>
    public IReadOnlyCollection<TextClass> Accepts => [.. Enum.GetValues<TextClass>().Where(MayReceive)];

    /// <summary>Requests that it is sent at once while sources are taken in.</summary>
    public int MaxConcurrency => _options.MaxConcurrency;

    /// <summary>Whether text of this class may be sent to it.</summary>
    public bool MayReceive(TextClass text) => _options.MayReceive(text);

    /// <summary>The vector of a question; asked for once, for a reader waits.</summary>
    /// <param name="question">The words, without what may not be sent.</param>
    /// <param name="text">What kind of text they are.</param>
    /// <param name="allowance">How long it may take.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="EndpointException">It did not answer in time, or not with a vector; or it rests after failures.</exception>
    public async Task<QueryVector> EmbedQuestionAsync(string question, TextClass text, TimeSpan allowance, CancellationToken cancellationToken)
    {
        Check(text);
        if (Health.Resting)
        {
            throw new EndpointException(_endpoint!.Problems.Resting(Health, Health.RestsUntil - _clock.GetUtcNow()));
        }

        Health.Trying(allowance);
        try
        {
            var vectors = await SendAsync([Fitted(_model.QueryPrefix, question)], allowance, cancellationToken);
            Health.Succeeded();
            return new QueryVector(Space!, vectors[0] ?? throw new EndpointException(_endpoint!.Problems.Odd("a vector of zeros")));
        }
        catch (EndpointException failure) when (!failure.Problem.IsOfRequest)
        {
            Health.Failed(failure.Problem);
            throw;
        }
    }

    /// <summary>The vectors of passages, in their order; null for one that the endpoint refuses as such. Failures that may pass are tried again.</summary>
    /// <exception cref="EndpointException">It does not answer, or not with vectors of the right length.</exception>
    public async Task<IReadOnlyList<float[]?>> EmbedAsync(IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        foreach (var passage in passages)
        {
            Check(PassageMeaning.ClassOf(passage));
        }

        var texts = passages.Select(passage => Fitted(_model.PassagePrefix, PassageMeaning.TextOf(passage))).ToList();
        return await new PatientEmbedding((some, ended) => SendAsync(some, TimeSpan.FromSeconds(_options.TimeoutSeconds), ended), _clock)
            .EmbedAsync(texts, cancellationToken);
    }

    /// <summary>Puts passages together to requests that are not larger than the endpoint takes.</summary>
    internal async IAsyncEnumerable<IReadOnlyList<Passage>> BatchAsync(IAsyncEnumerable<Passage> passages)
    {
        var (batch, tokens) = (new List<Passage>(), 0);
        await foreach (var passage in passages)
        {
            var more = Math.Min(_model.InputTokens, InputTokens.Of(PassageMeaning.TextOf(passage)));
            if (batch.Count > 0 && (batch.Count == _options.BatchInputs || tokens + more > _options.BatchTokens))
            {
                yield return batch;
                (batch, tokens) = ([], 0);
            }

            batch.Add(passage);
            tokens += more;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _endpoint?.Dispose();

    private async Task<float[]?[]> SendAsync(IReadOnlyList<string> texts, TimeSpan allowance, CancellationToken cancellationToken)
    {
        var body = new Dictionary<string, object> { ["model"] = _options.Model!, ["input"] = texts, ["encoding_format"] = "float" };
        if (_options.SendDimensions)
        {
            body["dimensions"] = _options.Dimensions;
        }

        using var reply = await _endpoint!.PostAsync("/embeddings", body, allowance, cancellationToken);
        return new EmbeddingReply(_endpoint.Problems, _options.Dimensions).Read(reply.RootElement, texts.Count);
    }

    private string Fitted(string prefix, string text) => prefix + InputTokens.Cut(text, _model.InputTokens - InputTokens.Of(prefix));

    // The door that all text goes through: what may not be sent does not pass, whoever forgot to ask.
    private void Check(TextClass text)
    {
        if (_endpoint is null || !MayReceive(text))
        {
            throw new InvalidOperationException($"Text of class {text} was about to be sent to an embedding endpoint that does not accept it.");
        }
    }
}
