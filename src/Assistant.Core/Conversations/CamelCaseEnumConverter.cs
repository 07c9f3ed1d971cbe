using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Core.Conversations;

/// <summary>Writes an enumeration by name in camel case, as the HTTP API and the command line spell states.</summary>
public sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase)
    where TEnum : struct, Enum;
