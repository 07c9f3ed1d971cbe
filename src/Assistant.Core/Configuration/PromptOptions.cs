using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Configuration;

/// <summary>Section <c>Prompts</c>: where the prompt templates lie.</summary>
public sealed class PromptOptions
{
    /// <summary>The folder; one folder below it for each template.</summary>
    [Required]
    public string Path { get; set; } = "prompts";
}
