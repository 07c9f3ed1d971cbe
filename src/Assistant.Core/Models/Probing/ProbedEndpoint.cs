using Assistant.Core.Configuration;

namespace Assistant.Core.Models.Probing;

/// <summary>What an endpoint is asked for.</summary>
public enum EndpointTask
{
    /// <summary>Answers.</summary>
    Chat,

    /// <summary>Vectors of texts.</summary>
    Embeddings,

    /// <summary>The order of passages.</summary>
    Reranking,
}

/// <summary>A configured endpoint, and whether it answers now. Holds no credential.</summary>
/// <param name="Task">What it is asked for.</param>
/// <param name="Name">Its name: that of its entry in <c>Models</c>, or its section's.</param>
/// <param name="Model">The model that it is asked for.</param>
/// <param name="Address">Where it is, without user, password or query.</param>
/// <param name="Priority">Chat endpoints of the lowest number are tried first; null for others.</param>
/// <param name="Accepts">What text it may be sent.</param>
/// <param name="Answers">Whether it would take a request now, as far as its list of models tells.</param>
/// <param name="Note">Why not, or what is odd about it; null where there is nothing to say.</param>
public sealed record ProbedEndpoint(
    EndpointTask Task, string Name, string? Model, string Address, int? Priority, IReadOnlyList<TextClass> Accepts, bool Answers, string? Note);
