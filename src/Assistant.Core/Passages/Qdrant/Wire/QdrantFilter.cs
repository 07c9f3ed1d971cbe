namespace Assistant.Core.Passages.Qdrant.Wire;

/// <summary>
/// Which points count. Alternatives are always a condition of their own within <see cref="Must"/>: a <c>should</c> at the
/// root would run together with one of a prefetch, and an empty one restricts nothing.
/// </summary>
internal sealed record QdrantFilter(IReadOnlyList<QdrantCondition> Must)
{
    /// <summary>These conditions and more.</summary>
    public QdrantFilter And(params IEnumerable<QdrantCondition> more) => new([.. Must, .. more]);
}

/// <summary>One condition: on a field, or alternatives, each of which may be several conditions.</summary>
internal sealed record QdrantCondition
{
    private QdrantCondition()
    {
    }

    public string? Key { get; private init; }

    public QdrantMatch? Match { get; private init; }

    public QdrantRange? Range { get; private init; }

    public IReadOnlyList<QdrantCondition>? Must { get; private init; }

    public IReadOnlyList<QdrantCondition>? Should { get; private init; }

    public IReadOnlyList<QdrantCondition>? MustNot { get; private init; }

    /// <summary>The name of a vector that a point must have.</summary>
    public string? HasVector { get; private init; }

    /// <summary>The field, or an element of it, is this text or this truth value.</summary>
    public static QdrantCondition Is(string key, object value) => new() { Key = key, Match = new QdrantMatch { Value = value } };

    /// <summary>The field, or an element of it, is one of these; of none nothing matches.</summary>
    public static QdrantCondition IsAny(string key, IEnumerable<string> values) => new() { Key = key, Match = new QdrantMatch { Any = [.. values.Distinct()] } };

    public static QdrantCondition AtMost(string key, long number) => new() { Key = key, Range = new QdrantRange { Lte = number } };

    public static QdrantCondition MoreThan(string key, long number) => new() { Key = key, Range = new QdrantRange { Gt = number } };

    /// <summary>The point has a vector of this name, which must be one of the collection's.</summary>
    public static QdrantCondition Has(string vector) => new() { HasVector = vector };

    public static QdrantCondition Not(QdrantCondition condition) => new() { MustNot = [condition] };

    public static QdrantCondition All(params IReadOnlyList<QdrantCondition> conditions) => new() { Must = conditions };

    /// <exception cref="ArgumentException">There is no alternative, which Qdrant takes for no condition at all.</exception>
    public static QdrantCondition Any(IReadOnlyList<QdrantCondition> alternatives) => alternatives.Count > 0
        ? new() { Should = alternatives }
        : throw new ArgumentException("Alternatives must not be empty.", nameof(alternatives));
}

internal sealed record QdrantMatch
{
    public object? Value { get; init; }

    public IReadOnlyList<string>? Any { get; init; }
}

internal sealed record QdrantRange
{
    public long? Lte { get; init; }

    public long? Gt { get; init; }
}
