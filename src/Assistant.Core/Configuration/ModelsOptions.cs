namespace Assistant.Core.Configuration;

/// <summary>Section <c>Models</c>: the chat endpoints by name.</summary>
public sealed class ModelsOptions : Dictionary<string, ModelOptions>
{
    /// <summary>No endpoints; names are compared without regard to case.</summary>
    public ModelsOptions()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }
}
