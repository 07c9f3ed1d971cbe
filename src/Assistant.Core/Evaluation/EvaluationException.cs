namespace Assistant.Core.Evaluation;

/// <summary>A file of questions, or a baseline, that cannot be used; the message says where and what to do.</summary>
public sealed class EvaluationException(string message) : Exception(message);
