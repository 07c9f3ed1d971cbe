namespace Assistant.Core.Configuration;

/// <summary>Section <c>Sources</c>: the sources by name.</summary>
public sealed class SourcesOptions : Dictionary<string, SourceOptions>
{
    /// <summary>The source of tickets that staff upload; it is no entry of the settings.</summary>
    public const string Uploads = "uploads";

    /// <summary>No sources; names are compared without regard to case.</summary>
    public SourcesOptions()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    /// <summary>The sources that runs refresh, by name.</summary>
    public IEnumerable<KeyValuePair<string, SourceOptions>> InUse =>
        this.Where(source => source.Value.Enabled).OrderBy(source => source.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether what the store holds under this name belongs to these settings, switched off or not.</summary>
    /// <param name="source">A name, as the store spells it.</param>
    public bool Names(string source) => source == Uploads || Keys.Contains(source, StringComparer.Ordinal);

    /// <summary>Whether searches look at what the store holds under this name; with no sources set at all, at everything.</summary>
    /// <param name="source">A name, as the store spells it.</param>
    public bool AreSearched(string source) => Count == 0 || (Names(source) && (source == Uploads || this[source].Enabled));
}
