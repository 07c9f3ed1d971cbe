using System.Text.RegularExpressions;

namespace Assistant.Fakes.ServiceNow;

/// <summary>An encoded query. A condition on a column that is not there is dropped without a word, as the real one does.</summary>
internal sealed partial class FakeQuery
{
    // Any group; in a group every set; in a set any condition.
    private readonly List<List<List<(string Column, string Operator, string Value)>>> _groups = [[]];
    private readonly List<(string Column, bool Descending)> _order = [];

    /// <summary>Reads a query for a table.</summary>
    public FakeQuery(string table, string text)
    {
        foreach (var part in text.Split('^', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.StartsWith("ORDERBY", StringComparison.Ordinal))
            {
                var descending = part.StartsWith("ORDERBYDESC", StringComparison.Ordinal);
                _order.Add((part[(descending ? 11 : 7)..], descending));
                continue;
            }

            if (part.StartsWith("NQ", StringComparison.Ordinal))
            {
                _groups.Add([]);
            }

            Add(table, part.StartsWith("NQ", StringComparison.Ordinal) ? part[2..] : part);
        }
    }

    /// <summary>The records that match, in order.</summary>
    public List<FakeRecord> Apply(IEnumerable<FakeRecord> records, Func<FakeRecord, string, string> read)
    {
        var matching = records.Where(record => _groups.Exists(group => group.TrueForAll(any => any.Exists(one => Holds(read(record, one.Column), one.Operator, one.Value)))));
        var ordered = matching.OrderBy(_ => 0);
        foreach (var (column, descending) in _order)
        {
            ordered = descending
                ? ordered.ThenByDescending(record => read(record, column), StringComparer.Ordinal)
                : ordered.ThenBy(record => read(record, column), StringComparer.Ordinal);
        }

        return [.. ordered];
    }

    private void Add(string table, string part)
    {
        var isAlternative = part.StartsWith("OR", StringComparison.Ordinal);
        var match = Condition().Match(isAlternative ? part[2..] : part);
        if (!match.Success || !FakeSchema.HasColumn(table, match.Groups["column"].Value))
        {
            return;
        }

        var condition = (match.Groups["column"].Value, match.Groups["operator"].Value, match.Groups["value"].Value);
        if (isAlternative && _groups[^1].Count > 0)
        {
            _groups[^1][^1].Add(condition);
        }
        else
        {
            _groups[^1].Add([condition]);
        }
    }

    private static bool Holds(string stored, string operation, string value) => operation switch
    {
        "=" => stored == value,
        "!=" => stored != value,
        ">=" => string.CompareOrdinal(stored, value) >= 0,
        "<=" => string.CompareOrdinal(stored, value) <= 0,
        ">" => string.CompareOrdinal(stored, value) > 0,
        "<" => string.CompareOrdinal(stored, value) < 0,
        "IN" => value.Split(',').Contains(stored),
        "LIKE" => stored.Contains(value, StringComparison.OrdinalIgnoreCase),
        "STARTSWITH" => stored.StartsWith(value, StringComparison.OrdinalIgnoreCase),
        "ISEMPTY" => stored.Length == 0,
        "ISNOTEMPTY" => stored.Length > 0,
        _ => throw new InvalidOperationException($"The fake knows no operator {operation}."),
    };

    [GeneratedRegex("^(?<column>[a-z0-9_.]+)(?<operator>ISEMPTY|ISNOTEMPTY|STARTSWITH|LIKE|IN|>=|<=|!=|=|>|<)(?<value>.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Condition();
}
