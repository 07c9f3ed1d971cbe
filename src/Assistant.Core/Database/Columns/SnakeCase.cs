using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Assistant.Core.Database.Columns;

/// <summary>Names columns <c>asked_at</c> instead of <c>AskedAt</c>, so that SQL written by hand needs no quotes on PostgreSQL.</summary>
internal static class SnakeCase
{
    /// <summary>Renames all columns of the model.</summary>
    public static void Apply(IMutableModel model)
    {
        foreach (var property in model.GetEntityTypes().SelectMany(table => table.GetProperties()))
        {
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }
}
