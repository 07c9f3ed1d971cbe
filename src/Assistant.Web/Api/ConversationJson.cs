using System.Text.Encodings.Web;
using System.Text.Json;
using Assistant.Core.Conversations;

namespace Assistant.Web.Api;

/// <summary>A conversation in the JSON form of the HTTP API and of exports.</summary>
internal sealed record ConversationJson(
    Guid Id, string Title, string Owner, DateTimeOffset StartedAt, DateTimeOffset UpdatedAt, IReadOnlyList<TurnJson> Turns)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ConversationJson Create(ConversationRecord conversation) => new(
        conversation.Id, conversation.Title, conversation.Owner, conversation.StartedAt, conversation.UpdatedAt,
        [.. conversation.Turns.Select(turn => new TurnJson(
            turn.Id, turn.ParentId, turn.Question, turn.AskedAt, turn.Ticket?.Number.Value,
            [.. turn.Answers.Select(answer => AnswerJson.Create(conversation.Id, answer))]))]);

    public static byte[] Write(ConversationRecord conversation) => JsonSerializer.SerializeToUtf8Bytes(Create(conversation), Readable);
}

/// <summary>A turn in the JSON form.</summary>
internal sealed record TurnJson(
    Guid Id, Guid? ParentId, string Question, DateTimeOffset AskedAt, string? Ticket, IReadOnlyList<AnswerJson> Answers);
