using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Fakes.Qdrant;

/// <summary>A collection: its settings, its points, and the indexes over both.</summary>
internal sealed class FakeCollection(string name, JsonObject settings)
{
    private readonly SortedDictionary<string, FakePoint> _points = new(IdOrder.Instance);
    private readonly Dictionary<string, Dictionary<uint, Dictionary<FakePoint, float>>> _places = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly Dictionary<string, Dictionary<string, HashSet<FakePoint>>> _words = [];
    private long _operations;

    public string Name => name;

    public JsonObject Settings => settings;

    /// <summary>The kind of each indexed field.</summary>
    public SortedDictionary<string, JsonNode> Indexes { get; } = new(StringComparer.Ordinal);

    public IEnumerable<FakePoint> Points => _points.Values;

    public FakeStrictMode StrictMode => new(this);

    /// <summary>The next operation's number.</summary>
    public long NextOperation() => _operations++;

    public FakePoint? Find(string id) => _points.GetValueOrDefault(id);

    /// <summary>The settings of a dense vector; null where there is none of this name.</summary>
    public JsonObject? Dense(string vector) => (settings["vectors"] as JsonObject)?[vector] as JsonObject;

    /// <summary>The settings of a sparse vector; null where there is none of this name.</summary>
    public JsonObject? Sparse(string vector) => (settings["sparse_vectors"] as JsonObject)?[vector] as JsonObject;

    public string KindOf(string field) => !Indexes.TryGetValue(field, out var schema) ? "" : schema is JsonObject parameters ? (string)parameters["type"]! : (string)schema!;

    /// <summary>Where each place of a sparse vector is held.</summary>
    public IReadOnlyDictionary<uint, Dictionary<FakePoint, float>> Places(string vector) => _places.GetValueOrDefault(vector) ?? [];

    /// <summary>How many points have a vector.</summary>
    public int CountOf(string vector) => _counts.GetValueOrDefault(vector);

    /// <summary>The points that match, in the order of their ids.</summary>
    public IEnumerable<FakePoint> Matching(FakeFilter filter)
    {
        var lookups = filter.Lookups.Where(lookup => _words.ContainsKey(lookup.Key))
            .Select(lookup => lookup.Values.SelectMany(value => _words[lookup.Key].GetValueOrDefault(value) ?? []).Distinct().ToList())
            .OrderBy(points => points.Count).FirstOrDefault();
        return lookups is not null && lookups.Count < _points.Count / 2
            ? lookups.Where(filter.Matches).OrderBy(point => point.Id, IdOrder.Instance)
            : _points.Values.Where(filter.Matches);
    }

    /// <summary>Makes room for a vector; one of this name must not be there.</summary>
    public void AddVector(string vector, JsonElement parameters)
    {
        if (Dense(vector) is not null || Sparse(vector) is not null)
        {
            throw FakeQdrantException.WrongInput($"Vector name `{vector}` already exists");
        }

        var kind = parameters.TryGetProperty("dense", out var dense) ? "vectors" : "sparse_vectors";
        if (settings[kind] is not JsonObject)
        {
            settings[kind] = new JsonObject();
        }

        settings[kind]![vector] = JsonNode.Parse((kind == "vectors" ? dense : parameters.GetProperty("sparse")).GetRawText());
    }

    /// <summary>Takes a vector out, from all points.</summary>
    public void DropVector(string vector)
    {
        CheckName(vector);
        foreach (var point in _points.Values.Where(point => point.Vectors.ContainsKey(vector)).ToList())
        {
            Put(point.Without([vector]));
        }

        (settings["vectors"] as JsonObject)?.Remove(vector);
        (settings["sparse_vectors"] as JsonObject)?.Remove(vector);
    }

    /// <exception cref="FakeQdrantException">There is no vector of this name.</exception>
    public void CheckName(string vector)
    {
        if (Dense(vector) is null && Sparse(vector) is null)
        {
            throw FakeQdrantException.NoVector(vector);
        }
    }

    /// <summary>Takes a point in the place of one with its id; vectors that are compared by their angle are kept at length 1.</summary>
    public void Put(FakePoint point)
    {
        foreach (var (vector, values) in point.Vectors)
        {
            Check(vector, values);
        }

        point = point.With(point.Vectors.Where(vector => (string?)Dense(vector.Key)?["distance"] == "Cosine")
            .Select(vector => KeyValuePair.Create(vector.Key, vector.Value.Normalised())));
        Remove(point.Id);
        point.Version = _operations;
        _points.Add(point.Id, point);
        foreach (var (vector, values) in point.Vectors)
        {
            _counts[vector] = CountOf(vector) + 1;
            foreach (var (place, value) in values.Sparse ?? new Dictionary<uint, float>())
            {
                _places.TryAdd(vector, []);
                _places[vector].TryAdd(place, []);
                _places[vector][place][point] = value;
            }
        }

        AddWords(point, Indexes.Keys);
    }

    public void Remove(string id)
    {
        if (!_points.Remove(id, out var point))
        {
            return;
        }

        foreach (var (vector, values) in point.Vectors)
        {
            _counts[vector]--;
            foreach (var place in values.Sparse?.Keys ?? [])
            {
                _places[vector][place].Remove(point);
                if (_places[vector][place].Count == 0)
                {
                    _places[vector].Remove(place);
                }
            }
        }

        RemoveWords(point);
    }

    public void Merge(FakePoint point, JsonObject fields)
    {
        RemoveWords(point);
        point.Merge(fields);
        point.Version = _operations;
        AddWords(point, Indexes.Keys);
    }

    public void AddIndex(string field, JsonNode schema)
    {
        Indexes[field] = schema;
        foreach (var point in _points.Values)
        {
            AddWords(point, [field]);
        }
    }

    private void Check(string vector, FakeVector values)
    {
        var wanted = values.Dense is null ? Sparse(vector) : Dense(vector);
        if (wanted is null)
        {
            throw FakeQdrantException.NoVector(vector);
        }

        if (values.Dense is { } dense && dense.Length != (int)wanted["size"]!)
        {
            throw FakeQdrantException.WrongInput($"Vector dimension error: expected dim: {wanted["size"]}, got {dense.Length}");
        }
    }

    private void AddWords(FakePoint point, IEnumerable<string> fields)
    {
        foreach (var field in fields.Where(field => KindOf(field) == "keyword"))
        {
            var words = _words.TryGetValue(field, out var known) ? known : _words[field] = [];
            foreach (var word in point.Values(field).OfType<string>())
            {
                words.TryAdd(word, []);
                words[word].Add(point);
            }
        }
    }

    private void RemoveWords(FakePoint point)
    {
        foreach (var (field, words) in _words)
        {
            foreach (var word in point.Values(field).OfType<string>())
            {
                words.GetValueOrDefault(word)?.Remove(point);
            }
        }
    }

    // Numbers before UUIDs, each in their order.
    private sealed class IdOrder : IComparer<string>
    {
        public static readonly IdOrder Instance = new();

        public int Compare(string? x, string? y)
        {
            var (isNumber, number) = (ulong.TryParse(x, out var a), ulong.TryParse(y, out var b));
            return isNumber && number ? a.CompareTo(b) : isNumber ? -1 : number ? 1 : string.CompareOrdinal(x, y);
        }
    }
}
