namespace Assistant.Core.Configuration;

/// <summary>Section <c>Sources</c>: the sources by name.</summary>
public sealed class SourcesOptions : Dictionary<string, SourceOptions>
{
    /// <summary>No sources; names are compared without regard to case.</summary>
    public SourcesOptions()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    /// <summary>The sources that runs refresh, by name.</summary>
    public IEnumerable<KeyValuePair<string, SourceOptions>> InUse =>
        this.Where(source => source.Value.Enabled).OrderBy(source => source.Key, StringComparer.OrdinalIgnoreCase);
}
