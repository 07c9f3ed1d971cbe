using System.Net;
using Assistant.Web.Tests.Doubles;

namespace Assistant.Web.Tests.Layout;

public sealed class NotFoundTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("nowhere", "There is nothing at this address")]
    [InlineData("tickets/INC9999999", "There is no such ticket")]
    [InlineData("tickets/scratch", "There is no such ticket")]
    [InlineData("c/7c2f7c8e-39b7-4bb5-8f24-8b8f1f0e2f11", "There is no such conversation")]
    [InlineData("sources/samples/nowhere/", "There is no such document")]
    [InlineData("sources/other/storage/scratch/", "There is no such document")]
    public async Task Page_ThatIsNotThere_SaysSoWithStatus404(string path, string words)
    {
        using var answer = await app.Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ThatIsNotThere_AnswersWithProblemDetails()
    {
        using var answer = await app.Client.GetAsync("api/nowhere", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
