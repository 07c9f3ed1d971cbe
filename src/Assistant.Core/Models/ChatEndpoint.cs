namespace Assistant.Core.Models;

/// <summary>One chat endpoint with what is known of its health.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Model">The model it is asked for.</param>
/// <param name="Health">How it has answered lately.</param>
public sealed record ChatEndpoint(string Name, string Model, EndpointHealth Health);
