using System.Text.Json;

namespace Assistant.Ingest.Tickets.Records;

/// <summary>The fields of a ServiceNow record: bare values, <c>{"display_value","value"}</c>, references <c>{"link","value"}</c>, or with a <c>dv_</c> field beside them.</summary>
internal readonly struct RecordFields(JsonElement record)
{
    /// <summary>What people see of a field; empty where it is missing. A bare id stays hidden.</summary>
    public string Display(string name)
    {
        var text = NonEmpty(Part("dv_" + name, "display_value")) ?? NonEmpty(Part(name, "display_value")) ?? Part(name, "value");
        return SysIds.IsOne(text) ? "" : text;
    }

    /// <summary>What is stored in a field; empty where it is missing.</summary>
    public string Value(string name) => NonEmpty(Part(name, "value")) ?? Part(name, "display_value");

    /// <summary>The stored id of a reference; empty where the field holds its name only.</summary>
    public string Id(string name) => Part(name, "value");

    /// <summary>The first of several fields that is not empty, as people see it.</summary>
    public string FirstDisplay(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Display(name) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return "";
    }

    /// <summary>The first of several times that is not empty.</summary>
    /// <exception cref="RecordException">It is no time.</exception>
    public DateTimeOffset? FirstTime(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (RecordTime.Parse(Value(name), name) is { } time)
            {
                return time;
            }
        }

        return null;
    }

    private string Part(string name, string part)
    {
        if (!record.TryGetProperty(name, out var field))
        {
            return "";
        }

        if (field.ValueKind == JsonValueKind.Object)
        {
            return field.TryGetProperty(part, out var inner) ? Scalar(inner, name) : "";
        }

        return Scalar(field, name);
    }

    private static string Scalar(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => throw new RecordException($"The field {name} holds a list or an object where a text belongs."),
    };

    private static string? NonEmpty(string text) => text.Length > 0 ? text : null;
}
