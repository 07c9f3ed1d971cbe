using Assistant.Core.Wording;

namespace Assistant.Core.Tests.Wording;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "document", "0 documents")]
    [InlineData(1, "document", "1 document")]
    [InlineData(2, "document", "2 documents")]
    [InlineData(1, "entry", "1 entry")]
    [InlineData(2, "entry", "2 entries")]
    [InlineData(2, "address", "2 addresses")]
    public void Of_Count_TakesTheNounThatGoesWithIt(long count, string noun, string expected) => Assert.Equal(expected, Counted.Of(count, noun));

    [Fact]
    public void Minute_OfAnotherZone_IsUtc() =>
        Assert.Equal("2026-11-25 02:00 UTC", Instants.Minute(new DateTimeOffset(2026, 11, 25, 4, 0, 0, TimeSpan.FromHours(2))));
}
