using Assistant.Core.Conversations;

namespace Assistant.Web.Api;

/// <summary>The event <c>passages</c>: the numbered sources that the answer may cite.</summary>
/// <param name="Sources">In order of their numbers.</param>
/// <param name="Retriever">The retrieval stages used.</param>
internal sealed record PassagesEvent(IReadOnlyList<CitationJson> Sources, string Retriever);

/// <summary>The event <c>notice</c>: something to know beside the answer.</summary>
/// <param name="Message">A sentence.</param>
internal sealed record NoticeEvent(string Message);

/// <summary>The event <c>token</c>: more of the answer.</summary>
/// <param name="Text">Markdown, to be put behind what came before.</param>
internal sealed record TokenEvent(string Text);

/// <summary>The event <c>check</c>: a sentence holds something that its sources do not.</summary>
/// <param name="Sentence">The sentence as it stands in the answer.</param>
/// <param name="Unsupported">What no cited source holds.</param>
internal sealed record CheckEvent(string Sentence, IReadOnlyList<string> Unsupported);

/// <summary>The event <c>replace</c>: all text so far is withdrawn for this one.</summary>
/// <param name="Text">Markdown.</param>
internal sealed record ReplaceEvent(string Text);

/// <summary>The event <c>error</c>: no answer could be given.</summary>
/// <param name="Message">Why, in a sentence.</param>
internal sealed record ErrorEvent(string Message);

/// <summary>
/// The events of the stream: each property is an event of that name, and its value what the event's <c>data</c> line holds.
/// </summary>
/// <param name="Status">What is under way; the first one names the logged conversation, turn and answer.</param>
/// <param name="Passages">The sources; once.</param>
/// <param name="Notice">Any number of times.</param>
/// <param name="Token">Many times.</param>
/// <param name="Check">Any number of times, after the text.</param>
/// <param name="Replace">Seldom.</param>
/// <param name="Done">The whole answer; the last event where there is one.</param>
/// <param name="Error">The last event where there is no answer.</param>
internal sealed record ChatEventStream(
    StatusEvent Status, PassagesEvent Passages, NoticeEvent Notice, TokenEvent Token, CheckEvent Check, ReplaceEvent Replace, AnswerJson Done, ErrorEvent Error);
