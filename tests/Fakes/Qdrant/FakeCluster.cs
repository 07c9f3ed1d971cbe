using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Fakes.Qdrant;

/// <summary>The collections and aliases of a server, and what is asked of them.</summary>
internal sealed class FakeCluster
{
    private readonly Dictionary<string, FakeCollection> _collections = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly Queue<Action> _acknowledged = [];

    /// <summary>The state that collections are in.</summary>
    public string Status { get; set; } = "green";

    /// <summary>What the optimizer says; null for <c>ok</c>.</summary>
    public string? OptimizerError { get; set; }

    /// <summary>Whether vectors can be added to a collection and taken out again, as from version 1.18 on.</summary>
    public bool NamesVectorsLater { get; set; } = true;

    public IEnumerable<string> Names => _collections.Keys.Order(StringComparer.Ordinal);

    public FakeCollection Collection(string name) =>
        _collections.GetValueOrDefault(_aliases.GetValueOrDefault(name, name)) ?? throw FakeQdrantException.NoCollection(name);

    /// <summary>The result of a call; null for one that no server knows.</summary>
    public JsonNode? Run(string method, string path, bool waits, JsonElement body)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        return (method, parts) switch
        {
            ("GET", ["collections"]) => new JsonObject { ["collections"] = new JsonArray([.. Names.Select(name => new JsonObject { ["name"] = name })]) },
            ("GET", ["aliases"]) => Aliases(),
            ("POST", ["collections", "aliases"]) => ChangeAliases(body),
            ("GET", ["collections", var name, "exists"]) => new JsonObject { ["exists"] = _collections.ContainsKey(_aliases.GetValueOrDefault(name, name)) },
            ("GET", ["collections", var name]) => Info(Collection(name)),
            ("PUT", ["collections", var name]) => Create(name, body),
            ("PATCH", ["collections", var name]) => Update(name, body),
            ("DELETE", ["collections", var name]) => Drop(name),
            ("PUT", ["collections", var name, "vectors", var vector]) when NamesVectorsLater => Change(name, waits, collection => collection.AddVector(vector, body)),
            ("DELETE", ["collections", var name, "vectors", var vector]) when NamesVectorsLater => Change(name, waits, collection => collection.DropVector(vector)),
            ("PUT", ["collections", var name, "index"]) => Change(name, waits, collection => collection.AddIndex(body.GetProperty("field_name").GetString()!, JsonNode.Parse(body.GetProperty("field_schema").GetRawText())!)),
            ("PUT", ["collections", var name, "points"]) => Change(name, waits, collection => new FakePoints(collection).Upsert(body)),
            ("PUT", ["collections", var name, "points", "vectors"]) => Change(name, waits, collection => new FakePoints(collection).UpdateVectors(body)),
            ("POST", ["collections", var name, "points", "vectors", "delete"]) => Change(name, waits, collection => new FakePoints(collection).DeleteVectors(body)),
            ("POST", ["collections", var name, "points", "delete"]) => Change(name, waits, collection => new FakePoints(collection).Delete(body)),
            ("POST", ["collections", var name, "points", "payload"]) => Change(name, waits, collection => new FakePoints(collection).SetPayload(body)),
            ("POST", ["collections", var name, "points"]) => new FakePoints(Collection(name)).Retrieve(body),
            ("POST", ["collections", var name, "points", "scroll"]) => new FakePoints(Collection(name)).Scroll(body),
            ("POST", ["collections", var name, "points", "count"]) => new FakePoints(Collection(name)).Count(body),
            ("POST", ["collections", var name, "facet"]) => new FakePoints(Collection(name)).Facet(body),
            ("POST", ["collections", var name, "points", "query"]) => new FakeQuery(Collection(name)).Run(body),
            ("POST", ["collections", var name, "points", "query", "groups"]) => new FakeQuery(Collection(name)).RunGroups(body),
            ("POST", ["collections", var name, "points", "query", "batch"]) => new JsonArray([.. body.GetProperty("searches").EnumerateArray().Select(new FakeQuery(Collection(name)).Run)]),
            _ => null,
        };
    }

    private JsonObject Change(string name, bool waits, Action<FakeCollection> change)
    {
        var collection = Collection(name);
        if (waits)
        {
            while (_acknowledged.TryDequeue(out var earlier))
            {
                earlier();
            }

            change(collection);
        }
        else
        {
            var (request, target) = (change, collection);
            _acknowledged.Enqueue(() => request(target)); // In the log, but seen by nobody.
        }

        return new JsonObject { ["operation_id"] = collection.NextOperation(), ["status"] = waits ? "completed" : "acknowledged" };
    }

    private JsonValue Create(string name, JsonElement body)
    {
        if (_aliases.ContainsKey(name) || !_collections.TryAdd(name, new FakeCollection(name, JsonObject.Create(body.Clone())!)))
        {
            throw new FakeQdrantException(409, $"Wrong input: Collection `{name}` already exists!");
        }

        return JsonValue.Create(true);
    }

    private JsonValue Update(string name, JsonElement body)
    {
        var settings = Collection(name).Settings;
        if (body.TryGetProperty("quantization_config", out var quantization))
        {
            settings["quantization_config"] = JsonNode.Parse(quantization.GetRawText());
        }

        return JsonValue.Create(true);
    }

    private JsonValue Drop(string name)
    {
        foreach (var alias in _aliases.Where(alias => alias.Value == name).ToList())
        {
            _aliases.Remove(alias.Key);
        }

        return JsonValue.Create(_collections.Remove(name));
    }

    private JsonObject Aliases() => new()
    {
        ["aliases"] = new JsonArray([.. _aliases.Select(alias => new JsonObject { ["alias_name"] = alias.Key, ["collection_name"] = alias.Value })]),
    };

    // One after the other: a failing one keeps those before it.
    private JsonValue ChangeAliases(JsonElement body)
    {
        foreach (var action in body.GetProperty("actions").EnumerateArray())
        {
            if (action.TryGetProperty("create_alias", out var create))
            {
                var (alias, target) = (create.GetProperty("alias_name").GetString()!, create.GetProperty("collection_name").GetString()!);
                _aliases[alias] = _collections.ContainsKey(alias) ? throw FakeQdrantException.WrongInput($"Collection `{alias}` already exists!")
                    : _collections.ContainsKey(target) ? target : throw FakeQdrantException.NoCollection(target);
            }
            else if (action.TryGetProperty("delete_alias", out var delete) && !_aliases.Remove(delete.GetProperty("alias_name").GetString()!))
            {
                throw new FakeQdrantException(404, $"Not found: Alias {delete.GetProperty("alias_name")} does not exists!");
            }
        }

        return JsonValue.Create(true);
    }

    private JsonObject Info(FakeCollection collection)
    {
        var settings = collection.Settings;
        var count = collection.Points.Count();
        return new JsonObject
        {
            ["status"] = Status,
            ["optimizer_status"] = OptimizerError is null ? "ok" : new JsonObject { ["error"] = OptimizerError },
            ["indexed_vectors_count"] = 0,
            ["points_count"] = count,
            ["segments_count"] = 2,
            ["config"] = new JsonObject
            {
                ["params"] = new JsonObject
                {
                    ["vectors"] = settings["vectors"]?.DeepClone() ?? new JsonObject(),
                    ["sparse_vectors"] = settings["sparse_vectors"]?.DeepClone(),
                    ["shard_number"] = settings["shard_number"]?.DeepClone() ?? 1,
                    ["replication_factor"] = settings["replication_factor"]?.DeepClone() ?? 1,
                    ["write_consistency_factor"] = settings["write_consistency_factor"]?.DeepClone() ?? 1,
                    ["on_disk_payload"] = settings["on_disk_payload"]?.DeepClone() ?? true,
                },
                ["hnsw_config"] = new JsonObject { ["m"] = 16, ["ef_construct"] = 100, ["full_scan_threshold"] = 10000 },
                ["optimizer_config"] = new JsonObject { ["default_segment_number"] = 0, ["flush_interval_sec"] = 5 },
                ["quantization_config"] = settings["quantization_config"]?.DeepClone(),
                ["strict_mode_config"] = settings["strict_mode_config"]?.DeepClone(),
            },
            ["payload_schema"] = new JsonObject(collection.Indexes.Select(index => KeyValuePair.Create<string, JsonNode?>(
                index.Key, new JsonObject { ["data_type"] = collection.KindOf(index.Key), ["points"] = count }))),
        };
    }
}
