namespace Assistant.Ingest.Sources.ServiceNow.Wire;

/// <summary>A question to a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Fields">The columns to bring, dotted ones included.</param>
internal sealed record TableQuery(string Table, IReadOnlyList<string> Fields)
{
    /// <summary>Encoded conditions; all must hold.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>The columns that the records are in the order of.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>Whether to bring what people see beside what is stored; dear, and its times are in the account's time zone.</summary>
    public bool WithDisplay { get; init; }

    /// <summary>The same question with one more condition; none where it is empty.</summary>
    public TableQuery Where(string? condition) =>
        string.IsNullOrWhiteSpace(condition) ? this : this with { Conditions = [.. Conditions, condition.Trim().Trim('^')] };

    /// <summary>The same question in another order.</summary>
    public TableQuery OrderedBy(params ReadOnlySpan<string> columns) => this with { Order = columns.ToArray() };

    /// <summary>Its address, relative to the instance.</summary>
    public string Address(int limit)
    {
        var query = string.Join('^', Conditions.Concat(Order.Select(column => $"ORDERBY{column}")));
        return $"api/now/table/{Table}?sysparm_query={Uri.EscapeDataString(query)}&sysparm_fields={Uri.EscapeDataString(string.Join(',', Fields))}"
            + $"&sysparm_limit={limit}&sysparm_display_value={(WithDisplay ? "all" : "false")}&sysparm_exclude_reference_link=true";
    }
}
