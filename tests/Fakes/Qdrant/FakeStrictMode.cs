using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Fakes.Qdrant;

/// <summary>What the strict mode of a collection does not allow.</summary>
internal sealed class FakeStrictMode(FakeCollection collection)
{
    private JsonObject? Settings => collection.Settings["strict_mode_config"] is JsonObject config && config["enabled"]?.GetValue<bool>() == true ? config : null;

    /// <summary>Checks a filter of a read, or of a change.</summary>
    public void Check(FakeFilter filter, bool isChange)
    {
        if (Settings is not { } settings)
        {
            return;
        }

        if (settings[isChange ? "unindexed_filtering_update" : "unindexed_filtering_retrieve"]?.GetValue<bool>() == false)
        {
            foreach (var (key, kinds) in filter.Fields.Where(field => !field.Kinds.Contains(collection.KindOf(field.Key))))
            {
                throw FakeQdrantException.Strict($"Index required but not found for \"{key}\" of one of the following types: [{string.Join(", ", kinds)}]", "Create an index for this key or use a different filter.");
            }
        }

        CheckLimit("filter_max_conditions", filter.Count);
    }

    /// <summary>Checks a field that points are grouped by.</summary>
    public void CheckGrouping(string key)
    {
        if (Settings?["unindexed_filtering_retrieve"]?.GetValue<bool>() == false && collection.KindOf(key).Length == 0)
        {
            throw FakeQdrantException.Strict($"Index required but not found for \"{key}\"", "Create an index for this key.");
        }
    }

    /// <summary>Checks a number against a limit of this name, where there is one.</summary>
    public void CheckLimit(string name, long number)
    {
        if (Settings?[name] is JsonValue limit && number > limit.GetValue<JsonElement>().GetInt64())
        {
            throw FakeQdrantException.Strict($"Limit exceeded {number} > {limit} for \"{name}\"", $"Reduce the \"{name}\" parameter to or below {limit}.");
        }
    }
}
