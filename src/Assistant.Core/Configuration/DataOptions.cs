using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Configuration;

/// <summary>Section <c>Data</c>: where everything that the embedded defaults write lies.</summary>
public sealed class DataOptions
{
    /// <summary>The folder; created with access for this user alone.</summary>
    /// <value><c>data</c>, beside the settings file.</value>
    [Required]
    public string Path { get; set; } = "data";
}
