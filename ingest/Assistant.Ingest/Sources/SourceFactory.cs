namespace Assistant.Ingest.Sources;

/// <summary>Makes the source that a definition describes.</summary>
public sealed class SourceFactory
{
    /// <summary>The source; nothing is read yet.</summary>
    public ISource Create(SourceDefinition definition) => throw new NotImplementedException();
}
