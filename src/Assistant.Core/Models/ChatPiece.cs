using Assistant.Core.Conversations;

namespace Assistant.Core.Models;

/// <summary>A step of a streamed reply.</summary>
/// <param name="Text">More of the answer; empty for none.</param>
/// <param name="Withdraw">Whether all text before was thinking, and no answer.</param>
/// <param name="Usage">What the endpoint counted; null until it says.</param>
/// <param name="Thought">More of the model's thinking; empty for none.</param>
internal sealed record ChatPiece(string Text, bool Withdraw = false, TokenUsage? Usage = null, string Thought = "");
