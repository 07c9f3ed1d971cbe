using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Assistant.Web.Tests.Doubles;

namespace Assistant.Web.Tests.Identity;

public sealed class LocalRequestFilterTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("Via", "1.1 proxy.example")]
    [InlineData("Forwarded", "for=192.0.2.1")]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("x-forwarded-user", "ada")]
    [InlineData("X-Forwarded-Port", "443")]
    [InlineData("X-Real-IP", "192.0.2.1")]
    public async Task Request_ThroughAProxy_IsRefused(string header, string value)
    {
        var detail = await SendAsync(HttpMethod.Get, "healthz", HttpStatusCode.BadRequest, (header, value));

        Assert.Contains("Identity:Mode is Local", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Origin", "null")]
    public async Task Post_FromElsewhere_IsRefused(string header, string value) =>
        await SendAsync(HttpMethod.Post, "api/search", HttpStatusCode.BadRequest, (header, value));

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task Post_FromTheOwnPagesOrAProgram_IsServed(string header, string value) =>
        await SendAsync(HttpMethod.Post, "api/search", HttpStatusCode.OK, (header, value));

    [Fact]
    public async Task Link_FromElsewhere_OpensAPage() =>
        await SendAsync(HttpMethod.Get, "healthz", HttpStatusCode.OK, ("Sec-Fetch-Site", "cross-site"));

    [Fact]
    public async Task Circuit_AskedForFromElsewhere_IsRefused() =>
        await SendAsync(HttpMethod.Get, "_blazor", HttpStatusCode.BadRequest, ("Origin", "https://evil.example"));

    [Fact]
    public async Task Host_OfAnotherName_IsRefused() =>
        await SendAsync(HttpMethod.Get, "healthz", HttpStatusCode.BadRequest, ("Host", "rebound.example"));

    private async Task<string?> SendAsync(HttpMethod method, string path, HttpStatusCode status, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post)
        {
            request.Content = JsonContent.Create(new { query = "scratch" });
        }

        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        return status == HttpStatusCode.OK
            ? null
            : (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("detail").GetString();
    }
}
