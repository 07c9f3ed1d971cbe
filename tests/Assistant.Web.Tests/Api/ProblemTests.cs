using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Assistant.Web.Tests.Doubles;

namespace Assistant.Web.Tests.Api;

public sealed class ProblemTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("""{"query":""", "not valid JSON (line 1, byte 10)")]
    [InlineData("hello", "not valid JSON (line 1, byte 1): 'h' is an invalid start of a value.")]
    [InlineData("""{"query":"x","top":"many"}""", "\"top\" must be a whole number (line 1, byte 26).")]
    [InlineData("""{"query":["x"]}""", "\"query\" must be text")]
    [InlineData("[]", "The body must be a JSON object")]
    [InlineData("null", "Send a JSON object as the body")]
    [InlineData("", "Send a JSON object as the body")]
    [InlineData("""{"query":"x","top":0}""", "\"top\" must be a number from 1 to 100.")]
    public async Task Body_ThatCannotBeRead_SaysWhatIsWrongAndWhere(string body, string detail)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await app.Client.PostAsync("api/search", content, TestContext.Current.CancellationToken);

        await AssertProblemAsync(answer, HttpStatusCode.BadRequest, detail);
    }

    [Fact]
    public async Task Id_ThatIsNone_SaysWhatAnIdLooksLike()
    {
        using var answer = await app.Client.PostAsJsonAsync("api/chat", new { question = "Why?", conversationId = "the last one" }, TestContext.Current.CancellationToken);

        await AssertProblemAsync(answer, HttpStatusCode.BadRequest, "\"conversationId\" must be an id such as ");
    }

    [Theory]
    [InlineData("api/conversations?page=two", "\"page\" must be a whole number; it is \"two\".")]
    [InlineData("api/conversations?from=yesterday", "\"from\" must be an instant such as 2026-01-31T12:00:00Z; it is \"yesterday\".")]
    public async Task Query_OfTheWrongKind_NamesIt(string path, string detail)
    {
        using var answer = await app.Client.GetAsync(path, TestContext.Current.CancellationToken);

        await AssertProblemAsync(answer, HttpStatusCode.BadRequest, detail);
    }

    [Fact]
    public async Task Body_ThatIsNoJson_Is415()
    {
        using var content = new StringContent("query=x", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await app.Client.PostAsync("api/search", content, TestContext.Current.CancellationToken);

        await AssertProblemAsync(answer, HttpStatusCode.UnsupportedMediaType, "Content-Type application/json");
    }

    [Theory]
    [InlineData("GET", "api/nothing", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "api/search", HttpStatusCode.MethodNotAllowed)]
    public async Task Call_ThatIsNot_SaysWhereTheyAreListed(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await AssertProblemAsync(answer, status, "/openapi/v1.json");
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string detail)
    {
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("System.", problem.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Assistant.", problem.ToString(), StringComparison.Ordinal);
    }
}
