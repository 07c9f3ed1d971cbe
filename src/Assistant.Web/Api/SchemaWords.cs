using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Assistant.Web.Api;

/// <summary>Puts what the code says of its records into the OpenAPI document, from the XML files that lie beside the programs.</summary>
internal sealed class SchemaWords : IOpenApiSchemaTransformer
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> _files = [];

    /// <inheritdoc/>
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (type.Assembly.GetName().Name!.StartsWith("Assistant.", StringComparison.Ordinal))
        {
            Describe(schema, type);
        }

        if (type.IsEnum)
        {
            (schema.Type, schema.Enum) = (JsonSchemaType.String, [.. Enum.GetNames(type).Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))]);
        }

        if (type == typeof(ChatEventStream))
        {
            schema.Required = null; // no stream holds all events
        }

        return Task.CompletedTask;
    }

    private void Describe(OpenApiSchema schema, Type type)
    {
        var name = (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!;
        var members = MembersOf(type.Assembly);
        if (!members.TryGetValue($"T:{name}", out var words))
        {
            return;
        }

        schema.Description ??= Text(words.Element("summary"));
        foreach (var (property, value) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            var said = words.Elements("param").FirstOrDefault(param => string.Equals(param.Attribute("name")?.Value, property, StringComparison.OrdinalIgnoreCase))
                ?? members.FirstOrDefault(member => string.Equals(member.Key, $"P:{name}.{property}", StringComparison.OrdinalIgnoreCase)).Value?.Element("summary");
            if (said is not null)
            {
                value.Description ??= Text(said);
            }
        }
    }

    private Dictionary<string, XElement> MembersOf(Assembly assembly)
    {
        lock (_files)
        {
            if (!_files.TryGetValue(assembly, out var members))
            {
                var file = Path.ChangeExtension(assembly.Location, ".xml");
                members = File.Exists(file)
                    ? XDocument.Load(file).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value)
                    : [];
                _files[assembly] = members;
            }

            return members;
        }
    }

    private static string? Text(XElement? words) => words is null ? null : string.Join(' ', string.Concat(words.Nodes().Select(node => node switch
    {
        XElement { Name.LocalName: "see" } see => (see.Attribute("cref")?.Value ?? "").Split('.', ':')[^1],
        XElement code => $"`{code.Value}`",
        _ => node.ToString(),
    })).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
