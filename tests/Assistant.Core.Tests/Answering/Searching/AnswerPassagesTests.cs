using Assistant.Core.Answering.Searching;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;

namespace Assistant.Core.Tests.Answering.Searching;

public sealed class AnswerPassagesTests
{
    [Fact]
    public void Choose_PageThatStandsOut_BringsItsNextSections()
    {
        var found = Found(("gpu", 11), ("heron", 6.8), ("pbs", 6.5), ("a", 6), ("b", 5.9), ("c", 5.8), ("d", 5.7), ("e", 5.6), ("gpu", 5.5), ("f", 5.4), ("gpu", 3), ("gpu", 2));

        var chosen = AnswerPassages.Choose(found, found);

        Assert.Equal(["gpu", "gpu", "gpu", "heron", "pbs", "a", "b", "c"], chosen.Select(PageOf));
        Assert.Equal([found[0].Passage.Id, found[8].Passage.Id, found[10].Passage.Id], chosen.Take(3).Select(passage => passage.Passage.Id));
        Assert.Equal(Enumerable.Range(1, 8), chosen.Select(passage => passage.Rank));
    }

    [Fact]
    public void Choose_PagesThatAreAlike_StayInTheirOrder() =>
        Assert.Equal(["scratch", "project", "scratch"], ByWords(("scratch", 8), ("project", 7), ("scratch", 3)).Select(PageOf));

    [Fact]
    public void Choose_OnePageAlone_KeepsItsOrder() =>
        Assert.Equal([4.0, 3, 2, 1], ByWords(("a", 4), ("a", 3), ("a", 2), ("a", 1)).Select(passage => passage.Score));

    [Fact]
    public void Choose_Nothing_IsNothing() => Assert.Empty(AnswerPassages.Choose([], []));

    [Fact]
    public void Choose_PageThatAModelPutFirst_DoesNotStandOutByTheScoresOfPlaces()
    {
        var byWords = Found(("gpu", 11), ("heron", 6.8), ("pbs", 6.5), ("pbs", 6));
        var reranked = Found(("pbs", 11), ("gpu", 6.8), ("heron", 6.5), ("pbs", 6));

        Assert.Equal(["pbs", "gpu", "heron", "pbs"], AnswerPassages.Choose(reranked, byWords).Select(PageOf));
    }

    [Fact]
    public void Choose_PageThatWordsAndModelsPutFirst_StandsOutByTheScoresOfWords()
    {
        var byWords = Found(("gpu", 11), ("heron", 6.8), ("pbs", 6.5));
        var fused = Found(("gpu", 0.033), ("heron", 0.032), ("pbs", 0.031), ("gpu", 0.03));

        Assert.Equal(["gpu", "gpu", "heron", "pbs"], AnswerPassages.Choose(fused, byWords).Select(PageOf));
    }

    private static IReadOnlyList<RankedPassage> ByWords(params (string Page, double Score)[] found) => AnswerPassages.Choose(Found(found), Found(found));

    private static string PageOf(RankedPassage passage) => passage.Passage.Document.Address;

    private static List<RankedPassage> Found(params (string Page, double Score)[] found) =>
        [.. found.Select((one, index) => new RankedPassage(index + 1, one.Score, Passage(one.Page, index)))];

    private static Passage Passage(string page, int position)
    {
        var document = new DocumentId("docs", page);
        return new Passage
        {
            Id = PassageId.Create(document, null, page, position),
            Document = document,
            Kind = PassageKind.Documentation,
            Url = page,
            Title = page,
            HeadingPath = [],
            Text = page,
            Position = position,
            Audience = Audience.Public,
            FetchedAt = DateTimeOffset.UnixEpoch,
        };
    }
}
