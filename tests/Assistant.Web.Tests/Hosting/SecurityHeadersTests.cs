using Assistant.Web.Tests.Doubles;

namespace Assistant.Web.Tests.Hosting;

public sealed class SecurityHeadersTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData("tickets/RITM0429668")]
    [InlineData("nowhere")]
    [InlineData("api/tickets/RITM0429668")]
    [InlineData("healthz")]
    public async Task Answer_OfAnyKind_ForbidsFramesInlineScriptsAndCaching(string path)
    {
        using var answer = await app.Client.GetAsync(path, TestContext.Current.CancellationToken);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Pages_ReferToNothingOutside()
    {
        var page = await app.Client.GetStringAsync("", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }
}
