using System.Globalization;
using System.Text.Json.Nodes;

namespace Assistant.Fakes.ServiceNow;

/// <summary>The records of a fake instance, and how they are shown.</summary>
internal sealed class FakeTables
{
    private readonly Dictionary<string, Dictionary<string, FakeRecord>> _tables = [];

    /// <summary>The zone that times are shown in to people: not that of the stored ones, so that reading shown times fails.</summary>
    public TimeZoneInfo AccountZone { get; } = TimeZoneInfo.CreateCustomTimeZone("account", TimeSpan.FromHours(-6), "account", "account");

    public void Add(FakeRecord record) => Of(record.Table)[record.SysId] = record;

    public bool Remove(string table, string sysId) => Of(table).Remove(sysId);

    public IReadOnlyCollection<FakeRecord> All(string table) => Of(table).Values;

    public FakeRecord? Find(string table, string sysId) => Of(table).GetValueOrDefault(sysId);

    /// <summary>The records that match a query, hidden ones included, in order.</summary>
    public List<FakeRecord> Query(string table, string query) => new FakeQuery(table, query).Apply(All(table), Stored);

    /// <summary>The JSON of a record.</summary>
    public JsonObject Show(FakeRecord record, IEnumerable<string> columns, string display, bool withoutLinks, string address)
    {
        var json = new JsonObject();
        foreach (var column in columns.Where(column => FakeSchema.HasColumn(record.Table, column) && !record.HiddenColumns.Contains(column)))
        {
            var stored = Stored(record, column);
            var last = column.Split('.')[^1];
            var target = FakeSchema.TargetOf(last);
            var link = target is null || stored.Length == 0 || withoutLinks ? null : $"{address}/api/now/table/{target}/{stored}";
            json[column] = display switch
            {
                "all" when link is not null => new JsonObject { ["display_value"] = Shown(last, stored), ["link"] = link, ["value"] = stored },
                "all" => new JsonObject { ["display_value"] = Shown(last, stored), ["value"] = stored },
                "true" => Shown(last, stored),
                _ when link is not null => new JsonObject { ["link"] = link, ["value"] = stored },
                _ => stored,
            };
        }

        return json;
    }

    private string Stored(FakeRecord record, string column)
    {
        var parts = column.Split('.', 2);
        if (parts.Length == 1)
        {
            return column is "comments" or "work_notes" ? "" : record[column]; // journals are a table of their own
        }

        return Find(FakeSchema.TargetOf(parts[0])!, record[parts[0]]) is { } target ? Stored(target, parts[1]) : "";
    }

    private string Shown(string column, string stored)
    {
        if (stored.Length == 0)
        {
            return "";
        }

        if (FakeSchema.IsTime(column))
        {
            var time = DateTime.ParseExact(stored, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            return TimeZoneInfo.ConvertTimeFromUtc(time, AccountZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }

        return FakeSchema.TargetOf(column) is { } target
            ? Find(target, stored) is { } referred ? (referred["name"].Length > 0 ? referred["name"] : referred["number"]) : ""
            : column == "state" ? FakeSchema.StateLabel(stored) : stored;
    }

    private Dictionary<string, FakeRecord> Of(string table) =>
        _tables.TryGetValue(table, out var records) ? records : _tables[table] = [];
}
