using System.Text.Json.Nodes;

namespace Assistant.Fakes.Qdrant;

/// <summary>
/// Our own description of the calls in use, in <c>contract.json</c>: of each its parameters with their values (none
/// named: any), its body, and its result, which the envelope is put around here. Made into the form of an OpenAPI document.
/// </summary>
internal static class ContractDescription
{
    private const string Resource = "Assistant.Fakes.Qdrant.contract.json";

    /// <summary>Reads it.</summary>
    public static async Task<JsonObject> ReadAsync()
    {
        await using var stream = typeof(ContractDescription).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is missing, so that nothing would be checked.");
        var description = (await JsonNode.ParseAsync(stream))!;
        var paths = new JsonObject();
        foreach (var (call, said) in description["calls"]!.AsObject())
        {
            var (method, path) = (call.Split(' ')[0].ToLowerInvariant(), call.Split(' ')[1]);
            if (!paths.ContainsKey(path))
            {
                paths[path] = new JsonObject();
            }

            paths[path]![method] = Operation(said!.AsObject());
        }

        return new JsonObject { ["paths"] = paths, ["components"] = new JsonObject { ["schemas"] = description["definitions"]!.DeepClone() } };
    }

    private static JsonObject Operation(JsonObject call)
    {
        var operation = new JsonObject
        {
            ["parameters"] = new JsonArray([.. (call["parameters"] as JsonObject ?? []).Select(Parameter)]),
            ["responses"] = new JsonObject
            {
                ["200"] = Body(call["answer"] ?? Envelope(call["result"]!)),
                ["4XX"] = Body(new JsonObject { ["$ref"] = "#/definitions/Error" }),
            },
        };
        if (call["request"] is { } request)
        {
            operation["requestBody"] = Body(request);
        }

        return operation;
    }

    private static JsonObject Parameter(KeyValuePair<string, JsonNode?> parameter)
    {
        var schema = new JsonObject();
        if (parameter.Value is JsonArray { Count: > 0 } values)
        {
            schema["enum"] = values.DeepClone();
        }

        return new JsonObject { ["name"] = parameter.Key, ["in"] = "query", ["schema"] = schema };
    }

    private static JsonObject Envelope(JsonNode result) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("result", "status", "time"),
        ["properties"] = new JsonObject
        {
            ["result"] = result.DeepClone(),
            ["status"] = new JsonObject { ["enum"] = new JsonArray("ok") },
            ["time"] = new JsonObject { ["type"] = "number" },
        },
    };

    private static JsonObject Body(JsonNode schema) => new() { ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema.DeepClone() } } };
}
