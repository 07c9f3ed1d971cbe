namespace Assistant.Core.Conversations;

/// <summary>An answer in the JSON form that the command line and the HTTP API share.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="AnswerId">The answer; feedback names it.</param>
/// <param name="Answer">Its text: Markdown.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Citations">Its numbered sources.</param>
/// <param name="Notices">What the reader was told beside it.</param>
/// <param name="Model">The endpoint and model; null where none spoke.</param>
/// <param name="Retriever">The retrieval stages used.</param>
/// <param name="Usage">Tokens; null where the endpoint did not say.</param>
/// <param name="Error">Why it failed or was cut off; null where it was not.</param>
/// <param name="Milliseconds">From the question to its end.</param>
public sealed record AnswerJson(
    Guid ConversationId, Guid AnswerId, string Answer, AnswerState Status, IReadOnlyList<CitationJson> Citations,
    IReadOnlyList<string> Notices, string? Model, string? Retriever, TokenUsage? Usage, string? Error, double? Milliseconds)
{
    /// <summary>The JSON form of a logged answer.</summary>
    public static AnswerJson Create(Guid conversationId, AnswerRecord answer) => new(
        conversationId, answer.Id, answer.Text, answer.State,
        [.. answer.Citations.Select(CitationJson.Create)],
        answer.Notices, answer.Model, answer.Retriever, answer.Usage, answer.Error, answer.Timings?.TotalMilliseconds);
}

/// <summary>A citation in the JSON form of the contract.</summary>
/// <param name="N">Its number.</param>
/// <param name="Url">Where it opens.</param>
/// <param name="Title">The page's title.</param>
/// <param name="Heading">The heading path.</param>
/// <param name="Quote">What was shown.</param>
/// <param name="Supported">Whether it holds what the sentences that cite it claim; null where nothing was checked.</param>
public sealed record CitationJson(int N, string Url, string Title, string Heading, string Quote, bool? Supported)
{
    /// <summary>The JSON form of a citation.</summary>
    public static CitationJson Create(Citation citation) =>
        new(citation.N, citation.Url, citation.Title, citation.Heading, citation.Quote, citation.Supported);
}
