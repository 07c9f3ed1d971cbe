namespace Assistant.Core.Models;

/// <summary>How an endpoint has answered lately.</summary>
public sealed class EndpointHealth
{
    /// <summary>Whether its last request was answered, or none was made yet.</summary>
    public bool Healthy => true;

    /// <summary>Its state in a few words, for people.</summary>
    public string Describe() => "not asked yet";
}
