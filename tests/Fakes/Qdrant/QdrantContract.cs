using System.Text.Json.Nodes;

namespace Assistant.Fakes.Qdrant;

/// <summary>
/// Tells what a request or an answer has that it should not have, or lacks: by our own description of the calls in use,
/// and, where the environment's QDRANT_OPENAPI names a file with the vendor's OpenAPI document, by that one as well.
/// </summary>
public sealed class QdrantContract
{
    /// <summary>The variable with the path of the vendor's document.</summary>
    public const string DocumentVariable = "QDRANT_OPENAPI";

    private static readonly Lazy<Task<QdrantContract>> Shared = new(ReadAsync);

    private readonly IReadOnlyList<ContractDocument> _documents;

    private QdrantContract(IReadOnlyList<ContractDocument> documents) => _documents = documents;

    /// <summary>Reads what to check by; once for all who ask.</summary>
    public static Task<QdrantContract> LoadAsync() => Shared.Value;

    /// <summary>What is wrong with a call; nothing where it is as it should be.</summary>
    public IReadOnlyList<string> Check(FakeQdrantRequest request, int status, string contentType, string answer) =>
        [.. _documents.SelectMany(document => document.Check(request, status, contentType, answer))];

    private static async Task<QdrantContract> ReadAsync()
    {
        var documents = new List<ContractDocument> { await ContractDocument.OfAsync("our description", await ContractDescription.ReadAsync()) };
        if (Environment.GetEnvironmentVariable(DocumentVariable) is { Length: > 0 } path)
        {
            documents.Add(await ContractDocument.OfAsync(path, JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject()));
        }

        return new QdrantContract(documents);
    }
}
