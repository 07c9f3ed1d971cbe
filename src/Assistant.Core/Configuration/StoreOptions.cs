using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Configuration;

/// <summary>Section <c>Store</c>: where passages are kept.</summary>
public sealed class StoreOptions
{
    /// <summary>Which store.</summary>
    /// <value><see cref="StoreProvider.Embedded"/>.</value>
    public StoreProvider Provider { get; set; } = StoreProvider.Embedded;

    /// <summary>Settings of the Qdrant server, used when it is the provider.</summary>
    public QdrantOptions Qdrant { get; set; } = new();
}

/// <summary>The passage stores.</summary>
public enum StoreProvider
{
    /// <summary>A folder on the local disk; no server.</summary>
    Embedded,

    /// <summary>A Qdrant server.</summary>
    Qdrant,
}

/// <summary>Section <c>Store:Qdrant</c>.</summary>
public sealed class QdrantOptions
{
    /// <summary>The address of its HTTP API.</summary>
    public string Url { get; set; } = "http://localhost:6333";

    /// <summary>The key, where the server asks for one.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The alias under which the collection is reached.</summary>
    public string Collection { get; set; } = "passages";

    /// <summary>Shards of a new collection.</summary>
    [Range(1, 1000)]
    public int Shards { get; set; } = 1;

    /// <summary>Copies of each shard of a new collection.</summary>
    [Range(1, 100)]
    public int Replicas { get; set; } = 1;
}
