using System.Globalization;

namespace Assistant.Fakes.ServiceNow;

/// <summary>A record of a fake instance: what is stored, times in UTC, references as ids.</summary>
public sealed class FakeRecord(string table, string sysId)
{
    /// <summary>Its table.</summary>
    public string Table => table;

    /// <summary>Its id.</summary>
    public string SysId => sysId;

    /// <summary>Whether an access rule keeps it from the account: it counts, and is not shown.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Columns that an access rule keeps from the account.</summary>
    public HashSet<string> HiddenColumns { get; } = [];

    /// <summary>The stored values.</summary>
    public Dictionary<string, string> Values { get; } = new() { ["sys_id"] = sysId };

    /// <summary>A stored value; empty where there is none.</summary>
    public string this[string column]
    {
        get => Values.GetValueOrDefault(column, "");
        set => Values[column] = value;
    }

    /// <summary>Sets several values.</summary>
    public FakeRecord With(params (string Column, string Value)[] values)
    {
        foreach (var (column, value) in values)
        {
            Values[column] = value;
        }

        return this;
    }

    /// <summary>Notes a change at a time.</summary>
    public FakeRecord Touch(DateTimeOffset at) => With(("sys_updated_on", Time(at)));

    /// <summary>A time as it is stored.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
