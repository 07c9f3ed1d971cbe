namespace Assistant.Core.Conversations;

/// <summary>Tokens that the endpoint counted for one answer.</summary>
/// <param name="PromptTokens">What it read.</param>
/// <param name="CompletionTokens">What it wrote.</param>
public sealed record TokenUsage(int PromptTokens, int CompletionTokens);
