using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Assistant.Core.Database.Columns;

/// <summary>An enumeration as its name in camel case, as the HTTP API spells it: readable in a query by hand.</summary>
internal sealed class CamelCaseText<TEnum>() : ValueConverter<TEnum, string>(
    value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), stored => Enum.Parse<TEnum>(stored, true))
    where TEnum : struct, Enum;
