using Assistant.Core.Passages;
using Assistant.Core.Retrieval;

namespace Assistant.Core.Tests.Retrieval;

public sealed class RankFusionTests
{
    [Fact]
    public void Fuse_PassageOfBothRankings_StandsBeforeTheFirstOfOne()
    {
        var fused = RankFusion.Fuse([Ranking("a", "both", "b"), Ranking("c", "both", "d")], 10);

        Assert.Equal("both", fused[0].Passage.Text);
        Assert.Equal(["a", "b", "both", "c", "d"], fused.Select(ranked => ranked.Passage.Text).Order());
        Assert.Equal([1, 2, 3, 4, 5], fused.Select(ranked => ranked.Rank));
    }

    [Fact]
    public void Fuse_MoreThanWanted_KeepsTheBest() =>
        Assert.Equal(["a", "c"], RankFusion.Fuse([Ranking("a", "b"), Ranking("c", "d")], 2).Select(ranked => ranked.Passage.Text));

    [Fact]
    public void Fuse_Nothing_IsNothing() => Assert.Empty(RankFusion.Fuse([[], []], 5));

    private static List<RankedPassage> Ranking(params string[] texts) =>
        [.. texts.Select((text, index) => new RankedPassage(index + 1, 1, Passage(text)))];

    private static Passage Passage(string text)
    {
        var document = new DocumentId("docs", "https://docs.example.org/");
        return new Passage
        {
            Id = PassageId.Create(document, null, text, 0),
            Document = document,
            Kind = PassageKind.Documentation,
            Url = document.Address,
            Title = "Guide",
            HeadingPath = [],
            Text = text,
            Position = 0,
            Audience = Audience.Public,
            FetchedAt = DateTimeOffset.UnixEpoch,
        };
    }
}
