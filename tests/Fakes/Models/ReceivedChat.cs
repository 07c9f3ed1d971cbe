using System.Text.Json;

namespace Assistant.Fakes.Models;

/// <summary>A request that the server was sent.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Authorization">Its header of that name; null where there was none.</param>
/// <param name="Body">Its body: JSON.</param>
public sealed record ReceivedChat(string Path, string? Authorization, string Body)
{
    /// <summary>The texts of its messages, each with its role.</summary>
    public IReadOnlyList<(string Role, string Content)> Messages
    {
        get
        {
            using var body = JsonDocument.Parse(Body);
            return
            [
                .. body.RootElement.GetProperty("messages").EnumerateArray()
                    .Select(message => (message.GetProperty("role").GetString()!, message.GetProperty("content").GetString()!)),
            ];
        }
    }

    /// <summary>The names of its fields.</summary>
    public IReadOnlyList<string> Fields
    {
        get
        {
            using var body = JsonDocument.Parse(Body);
            return [.. body.RootElement.EnumerateObject().Select(entry => entry.Name)];
        }
    }

    /// <summary>The last message of the user.</summary>
    public string Prompt => Messages.Last(message => message.Role == "user").Content;
}
