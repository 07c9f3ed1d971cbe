namespace Assistant.Core.Models;

/// <summary>An embedding or rerank endpoint did not do what it was asked for; the message is for people.</summary>
public sealed class EndpointException : Exception
{
    internal EndpointException(EndpointProblem problem, Exception? innerException = null)
        : base(problem.Message, innerException) => Problem = problem;

    /// <summary>What is wrong.</summary>
    internal EndpointProblem Problem { get; }
}
