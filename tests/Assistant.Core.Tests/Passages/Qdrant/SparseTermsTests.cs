using Assistant.Core.Passages.Lexical;
using Assistant.Core.Passages.Qdrant;

namespace Assistant.Core.Tests.Passages.Qdrant;

public sealed class SparseTermsTests
{
    [Theory]
    [InlineData("hello", 613153351u)]
    [InlineData("slurm", 1705054830u)]
    [InlineData("queue", 1794664517u)]
    [InlineData("gpu", 1252494161u)]
    public void Word_HasThePlaceThatQdrantItselfGivesIt(string word, uint place) => Assert.Equal(place, SparseTerms.IdOf(word));

    [Fact]
    public void Passage_RepeatsAWord_PlaceStandsOnceAndCountsMore()
    {
        var passage = PassageSamples.Passage(PassageSamples.Document("/a"), "queue queue job", title: "");

        var vector = SparseTerms.OfPassage(PassageContent.Of(passage), averageLength: 3)!;

        Assert.Equal(2, vector.Indices.Distinct().Count());
        Assert.Equal(vector.Indices.Count, vector.Values.Count);
        var weights = vector.Indices.Zip(vector.Values).ToDictionary();
        Assert.True(weights[SparseTerms.IdOf("queu")] > weights[SparseTerms.IdOf("job")]);
    }

    [Fact]
    public void Passage_WithoutWords_HasNoVector() =>
        Assert.Null(SparseTerms.OfPassage(PassageContent.Of(PassageSamples.Passage(PassageSamples.Document("/"), "— ?!", title: "")), averageLength: 1));
}
