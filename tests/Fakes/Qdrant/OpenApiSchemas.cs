using System.Text.Json.Nodes;

namespace Assistant.Fakes.Qdrant;

/// <summary>Makes one JSON schema of all schemas of an OpenAPI 3.0 document, a definition for each and for each call.</summary>
internal static class OpenApiSchemas
{
    private const string ComponentPrefix = "#/components/schemas/";

    // Notes for people, and formats that say how wide a number is.
    private static readonly HashSet<string> Dropped = ["description", "example", "default", "deprecated", "format", "title"];

    /// <summary>The definition of a call's body.</summary>
    public static string RequestOf(string method, string template) => $"{method} {Name(template)}";

    /// <summary>The definition of a call's answer.</summary>
    public static string AnswerOf(string method, string template, int status) => $"{method} {Name(template)} {(status == 200 ? "200" : "error")}";

    /// <summary>Makes the schema.</summary>
    /// <param name="document">The OpenAPI document.</param>
    /// <param name="isClosed">Whether properties that are not named are wrong, as they should be in requests: a server ignores what is misspelt.</param>
    public static JsonObject Make(JsonObject document, bool isClosed)
    {
        var definitions = new JsonObject();
        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
        {
            definitions[name] = Convert(schema!, isClosed);
        }

        foreach (var (template, path) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in path!.AsObject())
            {
                Add(definitions, RequestOf(method.ToUpperInvariant(), template), operation!["requestBody"], isClosed);
                Add(definitions, AnswerOf(method.ToUpperInvariant(), template, 200), operation["responses"]?["200"], isClosed);
                Add(definitions, AnswerOf(method.ToUpperInvariant(), template, 400), operation["responses"]?["4XX"], isClosed);
            }
        }

        return new JsonObject { ["definitions"] = definitions };
    }

    private static void Add(JsonObject definitions, string name, JsonNode? holder, bool isClosed)
    {
        if (holder?["content"]?["application/json"]?["schema"] is { } schema)
        {
            definitions[name] = Convert(schema, isClosed);
        }
    }

    private static JsonNode Convert(JsonNode node, bool isClosed)
    {
        if (node is not JsonObject schema)
        {
            return node.DeepClone();
        }

        var converted = new JsonObject();
        foreach (var (name, value) in schema.Where(member => !Dropped.Contains(member.Key) && member.Key != "nullable"))
        {
            converted[name] = name switch
            {
                "$ref" => ((string)value!).Replace(ComponentPrefix, "#/definitions/", StringComparison.Ordinal),
                "properties" => new JsonObject(value!.AsObject().Select(property => KeyValuePair.Create<string, JsonNode?>(property.Key, Convert(property.Value!, isClosed)))),
                "anyOf" or "oneOf" or "allOf" => new JsonArray([.. value!.AsArray().Select(part => Convert(part!, isClosed))]),
                "items" or "additionalProperties" => Convert(value!, isClosed),
                _ => value?.DeepClone(),
            };
        }

        if (isClosed && converted.ContainsKey("properties") && !converted.ContainsKey("additionalProperties"))
        {
            converted["additionalProperties"] = false;
        }

        // A bare "nullable" is meant as null; taken literally it lets everything through.
        var isNullable = (bool?)schema["nullable"] == true;
        return !isNullable ? converted
            : converted.Count == 0 ? new JsonObject { ["type"] = "null" }
            : new JsonObject { ["anyOf"] = new JsonArray(converted, new JsonObject { ["type"] = "null" }) };
    }

    private static string Name(string template) => template.Replace('/', ' ').Trim();
}
