using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;

namespace Assistant.Fakes.Qdrant;

/// <summary>An OpenAPI document that calls are held against.</summary>
internal sealed class ContractDocument
{
    private readonly string _name;
    private readonly JsonObject _paths;
    private readonly IReadOnlyList<(Regex Pattern, string Template)> _templates;
    private readonly JsonSchema _requests;
    private readonly JsonSchema _answers;

    private ContractDocument(string name, JsonObject paths, JsonSchema requests, JsonSchema answers)
    {
        _name = name;
        _paths = paths;
        _requests = requests;
        _answers = answers;
        // What is written out before what stands for anything.
        _templates = [.. paths.Select(path => path.Key).OrderBy(path => path.Count(sign => sign == '{'))
            .Select(path => (new Regex($"^{Regex.Replace(path.Trim('/'), @"\{[^}]+\}", "[^/]+")}$", RegexOptions.CultureInvariant), path))];
    }

    /// <summary>Makes schemas of it.</summary>
    /// <param name="name">What violations call it.</param>
    /// <param name="document">The document.</param>
    public static async Task<ContractDocument> OfAsync(string name, JsonObject document) => new(
        name,
        document["paths"]!.AsObject(),
        await JsonSchema.FromJsonAsync(OpenApiSchemas.Make(document, isClosed: true).ToJsonString()),
        await JsonSchema.FromJsonAsync(OpenApiSchemas.Make(document, isClosed: false).ToJsonString()));

    /// <summary>What is wrong with a call; nothing where it is as the document says.</summary>
    public IEnumerable<string> Check(FakeQdrantRequest request, int status, string contentType, string answer)
    {
        var template = _templates.FirstOrDefault(path => path.Pattern.IsMatch(request.Path)).Template;
        return (template is null || _paths[template]?[request.Method.ToLowerInvariant()] is not JsonObject operation
            ? ["no such call"]
            : CheckParameters(operation, request).Concat(CheckRequest(operation, template, request)).Concat(CheckAnswer(template, request, status, contentType, answer)))
            .Select(violation => $"{request.Method} {request.Path}: {violation} (by {_name})");
    }

    private static IEnumerable<string> CheckParameters(JsonObject operation, FakeQdrantRequest request)
    {
        var parameters = (operation["parameters"] as JsonArray ?? []).Where(parameter => (string?)parameter!["in"] == "query")
            .ToDictionary(parameter => (string)parameter!["name"]!, parameter => parameter!["schema"]?["enum"] as JsonArray);
        foreach (var pair in request.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')))
        {
            if (!parameters.TryGetValue(pair[0], out var values))
            {
                yield return $"no parameter {pair[0]}";
            }
            else if (values?.Any(value => (string?)value == pair[1]) == false)
            {
                yield return $"parameter {pair[0]} is {pair[1]}";
            }
        }
    }

    private IEnumerable<string> CheckRequest(JsonObject operation, string template, FakeQdrantRequest request) =>
        operation["requestBody"] is not null ? Validate(_requests, OpenApiSchemas.RequestOf(request.Method, template), request.Body).Select(error => $"request {error}")
        : request.Body.Length > 0 ? ["a body where none belongs"]
        : [];

    private IEnumerable<string> CheckAnswer(string template, FakeQdrantRequest request, int status, string contentType, string answer)
    {
        if (!contentType.StartsWith("application/json", StringComparison.Ordinal))
        {
            return [];
        }

        var errors = Validate(_answers, OpenApiSchemas.AnswerOf(request.Method, template, status), answer).Select(error => $"answer {status} {error}");
        // The vendor's document demands nothing of the envelope.
        return status == 200 && template != "/" && JsonNode.Parse(answer)?["result"] is null ? errors.Append("answer without a result") : errors;
    }

    private static IEnumerable<string> Validate(JsonSchema schemas, string name, string json) =>
        schemas.Definitions.TryGetValue(name, out var schema)
            ? schema.Validate(json).Take(3).Select(error => error.ToString().ReplaceLineEndings(" "))
            : [$"has no schema ({name})"];
}
