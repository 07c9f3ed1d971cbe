using System.Net;
using Assistant.Ingest.Sources;
using Assistant.Ingest.Sources.Websites;

namespace Assistant.Ingest.Tests.Sources.Websites;

public sealed class PrivateAddressTests : WebsiteCrawlFixture
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.1.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("193.166.1.1", false)]
    [InlineData("::1", true)]
    [InlineData("::", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("64:ff9b::a00:1", true)]
    [InlineData("2002:a00:1::1", true)]
    [InlineData("2001:708:10::1", false)]
    public void Contain_KnowsThem(string address, bool expected) => Assert.Equal(expected, PrivateAddresses.Contain(IPAddress.Parse(address)));

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]", true)]
    [InlineData("10.0.0.7", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("docs.example.org", false)]
    public void NamesPrivateAddress_OnlyWhereTheHostIsOne(string host, bool expected) => Assert.Equal(expected, SiteConnector.NamesPrivateAddress(host));

    [Fact]
    public void Permitted_OfANameWithBoth_AreThePublicOnes()
    {
        IPAddress[] both = [IPAddress.Parse("10.0.0.1"), IPAddress.Parse("193.166.1.1")];

        Assert.Equal([both[1]], SiteConnector.Permitted("docs.example.org", both, allowsPrivate: false));
        Assert.Equal(both, SiteConnector.Permitted("docs.example.org", both, allowsPrivate: true));
        Assert.Contains("AllowPrivateAddresses", Assert.Throws<PrivateAddressException>(() => SiteConnector.Permitted("docs.example.org", both[..1], false)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Name_ThatNowStandsForAPrivateAddress_IsRefusedUnlessAllowed(bool allowed)
    {
        Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Loopback });
        Options.Url = $"http://docs.example.org:{new Uri(Site.Url).Port}/";
        Options.AllowPrivateAddresses = allowed;
        Site.Page("/", Html("Home"));

        var crawl = await Record.ExceptionAsync(() => CrawlAsync());

        Assert.Equal(allowed, crawl is null);
        Assert.Equal(allowed, Site.Hits.Count > 0);
        Assert.True(allowed || Assert.IsType<SourceException>(crawl).Message.Contains("AllowPrivateAddresses", StringComparison.Ordinal));
    }
}
