using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Configuration;

/// <summary>Section <c>Prompts</c>: where the prompt templates lie, and which of them models are asked with beside the answer.</summary>
public sealed class PromptOptions
{
    /// <summary>The folder; one folder below it for each template.</summary>
    [Required]
    public string Path { get; set; } = "prompts";

    /// <summary>
    /// How long a model may take to make a search query of a follow-up question or a ticket, in seconds; 0 leaves it to
    /// rules. Where none comes in time, rules make it.
    /// </summary>
    [Range(0, 60)]
    public int QuerySeconds { get; set; } = 4;

    /// <summary>Whether a model may name new conversations; else they are named after their first words.</summary>
    public bool ModelTitles { get; set; } = true;
}
