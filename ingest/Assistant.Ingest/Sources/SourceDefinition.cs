using Assistant.Core.Configuration;
using Assistant.Core.Passages;

namespace Assistant.Ingest.Sources;

/// <summary>A configured source.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Options">Its settings.</param>
public sealed record SourceDefinition(string Name, SourceOptions Options)
{
    /// <summary>Who may read its documents: what is configured, or else everybody for a website and staff for the rest.</summary>
    public Audience Audience => Options.Audience.Count > 0
        ? Audience.Parse(Options.Audience)
        : Options.Kind == SourceKind.Website ? Audience.Public : Audience.Staff;

    /// <summary>Where it is, for messages: an address, a path, or at least its name.</summary>
    public string Location => Options.Url ?? Options.Path ?? Name;
}
