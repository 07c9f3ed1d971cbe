using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assistant.Core.Database.Columns;

/// <summary>A list of texts as one column of JSON.</summary>
internal static class JsonText
{
    /// <summary>Keeps this property as JSON text.</summary>
    public static PropertyBuilder<IReadOnlyList<string>> AsJsonText(this PropertyBuilder<IReadOnlyList<string>> property) => property.HasConversion(
        list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
        stored => JsonSerializer.Deserialize<string[]>(stored, JsonSerializerOptions.Default)!,
        new ValueComparer<IReadOnlyList<string>>(
            (one, other) => one!.SequenceEqual(other!),
            list => list.Aggregate(0, (hash, text) => HashCode.Combine(hash, text)),
            list => list));
}
