using System.Text.Json.Serialization;

namespace Assistant.Web.Api;

/// <summary>The event <c>status</c>; what is not known is left out.</summary>
/// <param name="State">A word: <c>logged</c>, <c>retrieving</c>, <c>asking</c>, <c>queued</c>, <c>starting</c>, <c>switching</c>.</param>
internal sealed record StatusEvent(string State)
{
    /// <summary>The endpoint concerned.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Model { get; init; }

    /// <summary>Place in the queue.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Position { get; init; }

    /// <summary>Minutes expected.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Minutes { get; init; }

    /// <summary>The conversation, once the question is logged.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? ConversationId { get; init; }

    /// <summary>The turn, once logged.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? TurnId { get; init; }

    /// <summary>The answer that follows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? AnswerId { get; init; }

    /// <summary>The ticket that the turn is attached to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Ticket { get; init; }
}
