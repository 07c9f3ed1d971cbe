using Assistant.Core.Passages;

namespace Assistant.Core.Conversations;

/// <summary>A numbered source of an answer, with what was shown of it: it stays readable when the page has gone.</summary>
/// <param name="N">Its number in the answer, from 1.</param>
/// <param name="PassageId">The passage.</param>
/// <param name="Source">The source's name.</param>
/// <param name="Url">Where it opens, anchor included.</param>
/// <param name="Title">The page's title.</param>
/// <param name="Heading">The heading path as one line; empty for the top of a page.</param>
/// <param name="Quote">The text that was shown: Markdown.</param>
/// <param name="FetchedAt">When the page was fetched, UTC.</param>
/// <param name="Audience">Who may read it.</param>
/// <param name="Supported">Whether it holds what the sentences that cite it claim; null where nothing cites it or nothing was checked.</param>
public sealed record Citation(
    int N,
    Guid PassageId,
    string Source,
    string Url,
    string Title,
    string Heading,
    string Quote,
    DateTimeOffset FetchedAt,
    Audience Audience,
    bool? Supported);
