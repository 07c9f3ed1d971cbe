using Assistant.Core.Configuration;
using Assistant.Core.Models.Credentials;
using Assistant.Core.Models.Wire;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Models.Probing;

/// <summary>Asks every configured endpoint for the list of its models, which costs it next to nothing, to see whether it answers.</summary>
public sealed class EndpointProbe(
    IOptions<ModelsOptions> models, IOptions<EmbeddingsOptions> embeddings, IOptions<RerankerOptions> reranker, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<Target> _targets = [.. Targets(models.Value, embeddings.Value, reranker.Value)];

    /// <summary>Asks all of them at once, each for five seconds at most. An endpoint that is down is a result.</summary>
    public async Task<IReadOnlyList<ProbedEndpoint>> ProbeAsync(CancellationToken cancellationToken)
    {
        if (_targets.Count == 0)
        {
            return [];
        }

        return await Task.WhenAll(_targets.Select(target => ProbeAsync(target, cancellationToken)));
    }

    private async Task<ProbedEndpoint> ProbeAsync(Target target, CancellationToken cancellationToken)
    {
        var (answers, note) = await AskAsync(target, cancellationToken);
        return new ProbedEndpoint(
            target.Task, target.Name, target.Model, Shown(target.BaseUrl), (target.Options as ModelOptions)?.Priority, target.Options.Accepts.Count == 0 ? [TextClass.Public] : target.Options.Accepts, answers, note);
    }

    private async Task<(bool Answers, string? Note)> AskAsync(Target target, CancellationToken cancellationToken)
    {
        using var tokens = Network();
        var credential = Credential.Create(target.Options, tokens, clock);
        using var http = new HttpClient(new CredentialHandler(credential, Handler())) { Timeout = Timeout.InfiniteTimeSpan };
        var problems = target.Task == EndpointTask.Chat ? new EndpointProblems(target.Name, credential) : EndpointProblems.OfSection(target.Name, credential);
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var response = await http.GetAsync(ModelsAddress(target.BaseUrl), HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await ModelList.ReadAsync(response, target.Model, problems, either.Token);
        }
        catch (CredentialException missing)
        {
            return (false, problems.NoCredential(missing).Message);
        }
        catch (HttpRequestException failure)
        {
            return (false, problems.Unreachable(failure).Message);
        }
        catch (IOException)
        {
            return (false, problems.BrokenOff("broke off the connection").Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (false, $"{target.Name} did not answer within {Patience.TotalSeconds:0} s");
        }
        catch (Exception odd) when (odd is UriFormatException or FormatException)
        {
            return (false, $"the address or the key of {target.Name} cannot be sent; check its settings");
        }
    }

    private static Uri ModelsAddress(string baseUrl)
    {
        var address = new UriBuilder(baseUrl);
        address.Path = address.Path.TrimEnd('/') + "/models";
        return address.Uri;
    }

    private static string Shown(string baseUrl) =>
        Uri.TryCreate(baseUrl, UriKind.Absolute, out var address) ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : "";

    private static IEnumerable<Target> Targets(ModelsOptions models, EmbeddingsOptions embeddings, RerankerOptions reranker)
    {
        foreach (var (name, model) in models.OrderBy(model => model.Value.Priority).ThenBy(model => model.Key, StringComparer.OrdinalIgnoreCase))
        {
            yield return new Target(EndpointTask.Chat, name, model.BaseUrl!, model.Model, model);
        }

        if (embeddings.BaseUrl is not null)
        {
            yield return new Target(EndpointTask.Embeddings, "Embeddings", embeddings.BaseUrl, embeddings.Model, embeddings);
        }

        if (reranker.BaseUrl is not null)
        {
            yield return new Target(EndpointTask.Reranking, "Reranker", reranker.BaseUrl, reranker.Model, reranker);
        }
    }

    private static SocketsHttpHandler Handler() => new() { AllowAutoRedirect = false };

    private static HttpClient Network() => new(Handler()) { Timeout = Timeout.InfiniteTimeSpan };

    private sealed record Target(EndpointTask Task, string Name, string BaseUrl, string? Model, EndpointOptions Options);
}
