namespace Assistant.Core.Models;

/// <summary>The configured chat endpoints.</summary>
public sealed class ChatEndpoints
{
    /// <summary>All of them, in the order in which they are tried.</summary>
    public IReadOnlyList<ChatEndpoint> All { get; } = [];
}
