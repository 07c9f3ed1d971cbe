using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Configuration;

/// <summary>Section <c>Chunking</c>: how sections become passages.</summary>
public sealed class ChunkingOptions
{
    /// <summary>Largest passage, in tokens.</summary>
    /// <value>400.</value>
    [Range(64, 8192)]
    public int MaxTokens { get; set; } = 400;

    /// <summary>How much of the end of a passage the next one of the same section repeats, in tokens.</summary>
    /// <value>40.</value>
    [Range(0, 2048)]
    public int OverlapTokens { get; set; } = 40;

    /// <summary>The encoding that counts tokens: <c>o200k_base</c> or <c>cl100k_base</c>.</summary>
    [AllowedValues("o200k_base", "cl100k_base")]
    public string Tokenizer { get; set; } = "o200k_base";
}
