namespace Assistant.Core.Answering;

/// <summary>The conversation or turn that a question goes on is not there, or is not the caller's: both look the same.</summary>
public sealed class ConversationNotFoundException() : Exception("There is no such conversation.");
