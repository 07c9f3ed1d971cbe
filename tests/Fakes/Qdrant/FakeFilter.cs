using System.Text.Json;

namespace Assistant.Fakes.Qdrant;

/// <summary>A filter, with what is surprising about Qdrant's: an empty <c>should</c> restricts nothing, <c>any</c> of none matches nothing.</summary>
internal sealed class FakeFilter
{
    private readonly List<JsonElement> _must = [];
    private readonly List<JsonElement> _should = [];
    private readonly List<JsonElement> _mustNot = [];
    private readonly List<(IReadOnlyList<JsonElement> Conditions, int Least)> _minShould = [];

    /// <summary>Lets everything through.</summary>
    public static FakeFilter None { get; } = new();

    /// <summary>Reads the filter of a request; one that is not there lets everything through.</summary>
    public static FakeFilter Of(JsonElement request) => request.TryGetProperty("filter", out var filter) && filter.ValueKind == JsonValueKind.Object ? Read(filter) : None;

    public static FakeFilter Read(JsonElement filter)
    {
        var read = new FakeFilter();
        read._must.AddRange(List(filter, "must"));
        read._should.AddRange(List(filter, "should"));
        read._mustNot.AddRange(List(filter, "must_not"));
        if (filter.TryGetProperty("min_should", out var some) && some.ValueKind == JsonValueKind.Object)
        {
            read._minShould.Add(([.. some.GetProperty("conditions").EnumerateArray()], some.GetProperty("min_count").GetInt32()));
        }

        return read;
    }

    /// <summary>Both filters as Qdrant joins that of a query and that of its prefetch: list by list, so that two <c>should</c> become one.</summary>
    public FakeFilter JoinedWith(FakeFilter other)
    {
        var joined = new FakeFilter();
        joined._must.AddRange([.. _must, .. other._must]);
        joined._should.AddRange([.. _should, .. other._should]);
        joined._mustNot.AddRange([.. _mustNot, .. other._mustNot]);
        joined._minShould.AddRange([.. _minShould, .. other._minShould]);
        return joined;
    }

    public bool Matches(FakePoint point) =>
        _must.All(condition => Matches(condition, point))
        && (_should.Count == 0 || _should.Any(condition => Matches(condition, point)))
        && !_mustNot.Any(condition => Matches(condition, point))
        && _minShould.All(some => some.Conditions.Count(condition => Matches(condition, point)) >= some.Least);

    /// <summary>The fields that conditions are about, and the kinds of index that would serve.</summary>
    public IEnumerable<(string Key, string[] Kinds)> Fields => _must.Concat(_should).Concat(_mustNot).Concat(_minShould.SelectMany(some => some.Conditions)).SelectMany(FieldsOf);

    /// <summary>All conditions, those within conditions included.</summary>
    public int Count => Fields.Count();

    /// <summary>Conditions that every match must meet and that look up a word: where a search may begin.</summary>
    public IEnumerable<(string Key, IReadOnlyList<string> Values)> Lookups => _must.SelectMany(LookupsOf);

    private static IEnumerable<(string, IReadOnlyList<string>)> LookupsOf(JsonElement condition)
    {
        if (!condition.TryGetProperty("key", out var key))
        {
            return condition.TryGetProperty("has_id", out _) || condition.TryGetProperty("has_vector", out _) || condition.TryGetProperty("nested", out _) || condition.TryGetProperty("is_empty", out _) || condition.TryGetProperty("is_null", out _)
                ? [] : Read(condition).Lookups;
        }

        return !condition.TryGetProperty("match", out var match) || match.ValueKind != JsonValueKind.Object ? []
            : match.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String ? [(key.GetString()!, [value.GetString()!])]
            : match.TryGetProperty("any", out var any) && any.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String)
                ? [(key.GetString()!, [.. any.EnumerateArray().Select(one => one.GetString()!)])]
            : [];
    }

    private static IEnumerable<(string Key, string[] Kinds)> FieldsOf(JsonElement condition)
    {
        if (condition.TryGetProperty("key", out var key))
        {
            return [(key.GetString()!, KindsOf(condition))];
        }

        if (condition.TryGetProperty("is_empty", out var field) || condition.TryGetProperty("is_null", out field))
        {
            return [(field.GetProperty("key").GetString()!, ["keyword", "integer", "bool"])];
        }

        return condition.TryGetProperty("has_id", out _) || condition.TryGetProperty("has_vector", out _) ? []
            : condition.TryGetProperty("nested", out var nested)
                ? Read(nested.GetProperty("filter")).Fields.Select(inner => ($"{nested.GetProperty("key").GetString()}.{inner.Key}", inner.Kinds))
            : Read(condition).Fields;
    }

    private static string[] KindsOf(JsonElement condition) =>
        !condition.TryGetProperty("match", out var match) || match.ValueKind != JsonValueKind.Object ? ["integer", "float", "datetime"]
        : match.TryGetProperty("value", out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? ["bool"]
        : match.TryGetProperty("value", out value) && value.ValueKind == JsonValueKind.Number ? ["integer"]
        : ["keyword"];

    private static bool Matches(JsonElement condition, FakePoint point)
    {
        if (condition.TryGetProperty("key", out var key))
        {
            return MatchesField(condition, point.Values(key.GetString()!));
        }

        if (condition.TryGetProperty("is_empty", out var field))
        {
            return point.Values(field.GetProperty("key").GetString()!).All(value => value is null);
        }

        if (condition.TryGetProperty("is_null", out field))
        {
            return point.Values(field.GetProperty("key").GetString()!).Any(value => value is null);
        }

        if (condition.TryGetProperty("has_vector", out var vector))
        {
            return point.Vectors.ContainsKey(vector.GetString()!);
        }

        return condition.TryGetProperty("has_id", out var ids)
            ? ids.EnumerateArray().Any(id => FakePoint.ReadId(id) == point.Id)
            : Read(condition).Matches(point);
    }

    private static bool MatchesField(JsonElement condition, IReadOnlyList<object?> values)
    {
        if (condition.TryGetProperty("match", out var match) && match.ValueKind == JsonValueKind.Object)
        {
            return match.TryGetProperty("value", out var wanted) ? values.Any(value => Is(value, wanted))
                : match.TryGetProperty("any", out var any) ? any.EnumerateArray().Any(one => values.Any(value => Is(value, one)))
                : match.TryGetProperty("except", out var except) && values.Any(value => value is not null && !except.EnumerateArray().Any(one => Is(value, one)));
        }

        return condition.TryGetProperty("range", out var range) && values.OfType<double>().Any(value => IsWithin(value, range));
    }

    private static bool Is(object? value, JsonElement wanted) => wanted.ValueKind switch
    {
        JsonValueKind.String => value is string text && text == wanted.GetString(),
        JsonValueKind.Number => value is double number && number == wanted.GetDouble(),
        JsonValueKind.True => value is true,
        JsonValueKind.False => value is false,
        _ => false,
    };

    private static bool IsWithin(double value, JsonElement range) => range.EnumerateObject().Where(bound => bound.Value.ValueKind == JsonValueKind.Number).All(bound => bound.Name switch
    {
        "lt" => value < bound.Value.GetDouble(),
        "lte" => value <= bound.Value.GetDouble(),
        "gt" => value > bound.Value.GetDouble(),
        "gte" => value >= bound.Value.GetDouble(),
        _ => true,
    });

    private static IEnumerable<JsonElement> List(JsonElement filter, string name) =>
        !filter.TryGetProperty(name, out var list) ? []
        : list.ValueKind == JsonValueKind.Array ? list.EnumerateArray()
        : list.ValueKind == JsonValueKind.Object ? [list]
        : [];
}
