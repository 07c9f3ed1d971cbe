namespace Assistant.Core.Models;

/// <summary>Why an endpoint did not answer, or not to the end.</summary>
/// <param name="Kind">Its kind; logs carry it, never the message.</param>
/// <param name="Message">A sentence for people, without its full stop: who, what, and what helps.</param>
/// <param name="RetryAfter">How long the endpoint asks to be left alone; null where it did not say.</param>
/// <param name="Said">What the endpoint said itself; empty where it said nothing. It may repeat the prompt, so it is for the one who asked alone.</param>
/// <param name="ContextTokens">The context length that the endpoint names; null where it names none.</param>
internal sealed record EndpointProblem(ProblemKind Kind, string Message, TimeSpan? RetryAfter = null, string Said = "", int? ContextTokens = null)
{
    /// <summary>The message with what the endpoint said, for the one who asked.</summary>
    public string Full => Said.Length > 0 ? $"{Message}; it said: {Said}" : Message;

    /// <summary>Whether the request was at fault and not the endpoint, so that its health is no worse for it.</summary>
    public bool IsOfRequest => Kind is ProblemKind.RequestRefused or ProblemKind.ContextOverflow or ProblemKind.Filtered or ProblemKind.LengthReached;

    /// <summary>Whether the same endpoint may answer a little later.</summary>
    public bool MayPass => Kind is ProblemKind.Busy or ProblemKind.Starting;
}

/// <summary>Carries an <see cref="EndpointProblem"/> out of a call.</summary>
internal sealed class ChatEndpointException(EndpointProblem problem, Exception? innerException = null)
    : Exception(problem.Message, innerException)
{
    /// <summary>What is wrong.</summary>
    public EndpointProblem Problem { get; } = problem;
}
