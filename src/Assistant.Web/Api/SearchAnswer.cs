using System.Text.Json;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;

namespace Assistant.Web.Api;

/// <summary>What a search found, in the form that the command line gives too.</summary>
/// <param name="Query">What was looked for.</param>
/// <param name="Results">The passages, best first.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Notes">Which stages of the search were left out and why, a sentence each; empty where all worked.</param>
internal sealed record SearchAnswer(string Query, IReadOnlyList<SearchHit> Results, double Milliseconds, IReadOnlyList<string> Notes)
{
    public static SearchAnswer Create(string query, RetrievalResult found, Caller caller) => new(
        query, [.. found.Passages.Select(hit => SearchHit.Create(hit, caller))], Math.Round(found.Duration.TotalMilliseconds, 2), found.Notes);
}

/// <summary>One passage that a search found.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Score">How well it fits; null for people who are not staff.</param>
/// <param name="Url">Where it opens, anchor included.</param>
/// <param name="Title">The page's title.</param>
/// <param name="Heading">The heading path as one line.</param>
/// <param name="Text">The passage: Markdown.</param>
/// <param name="Source">The source's name.</param>
/// <param name="Kind">What it is part of, such as <c>documentation</c>.</param>
/// <param name="Audience">Who may read it: labels.</param>
internal sealed record SearchHit(
    int Rank, double? Score, string Url, string Title, string Heading, string Text, string Source, string Kind, IReadOnlyList<string> Audience)
{
    public static SearchHit Create(RankedPassage hit, Caller caller) => new(
        hit.Rank,
        // Scores tell of text that others may read; only staff see them.
        caller.IsStaff ? hit.Score : null,
        hit.Passage.Url, hit.Passage.Title, hit.Passage.Heading, hit.Passage.Text, hit.Passage.Document.Source,
        JsonNamingPolicy.CamelCase.ConvertName(hit.Passage.Kind.ToString()), [.. hit.Passage.Audience]);
}
