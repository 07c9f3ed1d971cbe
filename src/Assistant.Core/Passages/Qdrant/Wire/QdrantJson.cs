using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Core.Passages.Qdrant.Wire;

/// <summary>How Qdrant writes JSON.</summary>
internal static class QdrantJson
{
    /// <summary>Names with underscores, nothing where nothing is, and text as it is, for escapes cost room.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

/// <summary>What every answer is wrapped in; <c>status</c> is a word, or an object with the error.</summary>
internal sealed record QdrantEnvelope<T>(T? Result, JsonElement Status);
