namespace Assistant.Core.Conversations;

/// <summary>How long the parts of an answer took, in milliseconds.</summary>
/// <param name="RetrievalMilliseconds">Finding the passages.</param>
/// <param name="FirstTokenMilliseconds">From asking the endpoint to its first token; null where no model spoke.</param>
/// <param name="TotalMilliseconds">From the question to the end of the answer.</param>
public sealed record AnswerTimings(double RetrievalMilliseconds, double? FirstTokenMilliseconds, double TotalMilliseconds);
