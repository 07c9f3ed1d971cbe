using Assistant.Ingest.Sources.Websites;

namespace Assistant.Ingest.Tests.Sources.Websites;

public sealed class SiteIdentityTests : WebsiteCrawlFixture
{
    [Theory]
    [InlineData(null, "HPC-Support-Assistant/1.0")]
    [InlineData("https://hpc.example.org/bot", "HPC-Support-Assistant/1.0 (+https://hpc.example.org/bot)")]
    [InlineData("mailto:help@example.org", "HPC-Support-Assistant/1.0 (+mailto:help@example.org)")]
    [InlineData("a)\r\nX-Injected: (b", "HPC-Support-Assistant/1.0 (+aX-Injected:b)")]
    public void UserAgent_NamesTheContact(string? contact, string expected) => Assert.Equal(expected, SiteIdentity.UserAgent(contact));

    [Fact]
    public async Task Contact_IsSentWithEveryRequest()
    {
        Options.Contact = "https://hpc.example.org/bot";
        Site.Page("/", Html("Home", "a/")).Page("/a/", Html("A"));

        await CrawlAsync();

        Assert.Equal(["HPC-Support-Assistant/1.0 (+https://hpc.example.org/bot)"], Site.UserAgents.Keys);
    }
}
