using Assistant.Core.Conversations;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;

namespace Assistant.Core.Answering;

/// <summary>Numbers the passages that an answer may cite.</summary>
internal static class SourceList
{
    /// <summary>The passages that the reader may see, numbered from 1 in their order.</summary>
    public static IReadOnlyList<Citation> Create(IReadOnlyList<RankedPassage> found, Caller reader) =>
    [
        // The store has filtered already; a second look, because what is missed here is read by a model and kept in the log.
        .. found
            .Select(ranked => ranked.Passage)
            .Where(passage => reader.MayRead(passage.Audience))
            .Select((passage, index) => new Citation(
                index + 1, passage.Id, passage.Document.Source, passage.Url, passage.Title, passage.Heading, passage.Text, passage.FetchedAt,
                passage.Audience, Supported: null)),
    ];
}
