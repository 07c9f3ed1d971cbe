namespace Assistant.Core.Passages;

/// <summary>What a passage store holds.</summary>
/// <param name="Name">The store in a word or two, for people: <c>embedded</c>, <c>Qdrant</c>.</param>
/// <param name="Location">Where it is: a folder or an address.</param>
/// <param name="Sources">What each source holds.</param>
public sealed record PassageStoreStatus(string Name, string Location, IReadOnlyList<SourceStatus> Sources)
{
    /// <summary>Passages of all sources that are searched.</summary>
    public long Passages => Sources.Where(source => source.IsSearched).Sum(source => source.Passages);
}

/// <summary>What the store holds of one source.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Documents">How many documents.</param>
/// <param name="Passages">How many passages.</param>
public sealed record SourceStatus(string Source, long Documents, long Passages)
{
    /// <summary>Why the source's passages cannot be read and what to do, for people; null where they can. The counts are zero then.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether searches look at it: not where the settings name it no longer, or switch it off.</summary>
    public bool IsSearched { get; init; } = true;
}
