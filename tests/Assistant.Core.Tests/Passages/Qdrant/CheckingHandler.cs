using System.Collections.Concurrent;
using Assistant.Fakes.Qdrant;

namespace Assistant.Core.Tests.Passages.Qdrant;

/// <summary>Holds every request and every answer of a real server against the contract; the fake one does that itself.</summary>
internal sealed class CheckingHandler : DelegatingHandler
{
    private readonly QdrantContract? _contract;

    public CheckingHandler(QdrantContract? contract) => _contract = contract;

    /// <summary>Another handler that adds to the same violations.</summary>
    public CheckingHandler(CheckingHandler shared) => (_contract, Violations) = (shared._contract, shared.Violations);

    public ConcurrentQueue<string> Violations { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_contract is null)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        var call = new FakeQdrantRequest(request.Method.Method, request.RequestUri!.AbsolutePath.Trim('/'), request.RequestUri.Query, body);
        foreach (var violation in _contract.Check(call, (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", answer))
        {
            Violations.Enqueue(violation);
        }

        return response;
    }
}
