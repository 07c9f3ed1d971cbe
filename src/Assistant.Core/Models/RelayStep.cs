using Assistant.Core.Conversations;

namespace Assistant.Core.Models;

/// <summary>A step of asking the endpoints. The last one is <see cref="Answered"/>, <see cref="Broken"/> or <see cref="NobodyAnswered"/>.</summary>
internal abstract record RelayStep;

/// <summary>All places of the endpoint are taken.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Position">Place in its queue, from 1.</param>
internal sealed record Queued(ChatEndpoint Endpoint, int Position) : RelayStep;

/// <summary>The endpoint is being asked.</summary>
internal sealed record Asking(ChatEndpoint Endpoint) : RelayStep;

/// <summary>The endpoint says that it is not ready; it is asked again after a while.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Pause">Until it is asked again.</param>
internal sealed record NotReady(ChatEndpoint Endpoint, TimeSpan Pause) : RelayStep;

/// <summary>The endpoint failed before it had said anything; another one follows.</summary>
internal sealed record Switching(ChatEndpoint Endpoint, EndpointProblem Problem) : RelayStep;

/// <summary>More of the answer.</summary>
/// <param name="Text">Markdown.</param>
internal sealed record Spoke(string Text) : RelayStep;

/// <summary>The model thinks; this is no part of the answer.</summary>
/// <param name="Text">More of its thinking.</param>
internal sealed record Reasoned(string Text) : RelayStep;

/// <summary>The prompt was too long; it is made once more, to fit.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="ContextTokens">The size that it is fitted to now.</param>
internal sealed record Refitting(ChatEndpoint Endpoint, int ContextTokens) : RelayStep;

/// <summary>What was said so far was thinking, and no answer.</summary>
internal sealed record Withdrew : RelayStep;

/// <summary>The answer is complete.</summary>
internal sealed record Answered(ChatEndpoint Endpoint, TokenUsage? Usage, TimeSpan FirstToken) : RelayStep;

/// <summary>The answer broke off after its beginning.</summary>
internal sealed record Broken(ChatEndpoint Endpoint, EndpointProblem Problem, TokenUsage? Usage, TimeSpan FirstToken) : RelayStep;

/// <summary>No endpoint said anything.</summary>
/// <param name="Problems">What was wrong with each, in the order of asking.</param>
internal sealed record NobodyAnswered(IReadOnlyList<EndpointProblem> Problems) : RelayStep;
