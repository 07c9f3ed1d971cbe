using System.Text.Json;

namespace Assistant.Fakes.Models;

/// <summary>A request for vectors or for an order.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Authorization">Its header of that name; null where there was none.</param>
/// <param name="Body">Its body.</param>
public sealed record ReceivedTexts(string Path, string? Authorization, JsonElement Body)
{
    /// <summary>The texts: inputs, documents, or texts.</summary>
    public IReadOnlyList<string> Texts => Strings("input") ?? Strings("documents") ?? Strings("texts") ?? [];

    /// <summary>The question of a request for an order; empty otherwise.</summary>
    public string Query => Body.TryGetProperty("query", out var query) ? query.GetString()! : "";

    private IReadOnlyList<string>? Strings(string name) => !Body.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!]
        : [.. value.EnumerateArray().Select(text => text.GetString()!)];
}
