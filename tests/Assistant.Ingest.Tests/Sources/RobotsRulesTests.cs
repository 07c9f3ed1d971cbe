using Assistant.Ingest.Sources;
using Assistant.Ingest.Sources.Websites;

namespace Assistant.Ingest.Tests.Sources;

public sealed class RobotsRulesTests
{
    private const string Text = """
        # comment
        User-agent: other
        Disallow: /

        User-agent: *
        Disallow: /private/   # not for robots
        Allow: /private/open/
        Disallow: /*.cgi$
        Disallow:

        Sitemap: https://x.org/map.xml
        """;

    [Theory]
    [InlineData("https://x.org/", true)]
    [InlineData("https://x.org/private/a", false)]
    [InlineData("https://x.org/private/open/a", true)]
    [InlineData("https://x.org/run.cgi", false)]
    [InlineData("https://x.org/run.cgi?x=1", true)]
    public void Allows_ByTheLongestRuleForEverybody(string address, bool expected) =>
        Assert.Equal(expected, RobotsRules.Parse(Text).Allows(new Uri(address)));

    [Fact]
    public void Allows_WithAGroupOfItsOwn_HeedsThatAlone()
    {
        var rules = RobotsRules.Parse("User-agent: *\nDisallow: /\n\nUser-agent: foo\nUser-agent: hpc-support-assistant\nDisallow: /x/\n");

        Assert.True(rules.Allows(new Uri("https://x.org/a")));
        Assert.False(rules.Allows(new Uri("https://x.org/x/a")));
    }

    [Fact]
    public void Sitemaps_AreThoseNamed() => Assert.Equal(["https://x.org/map.xml"], RobotsRules.Parse(Text).Sitemaps);
}
