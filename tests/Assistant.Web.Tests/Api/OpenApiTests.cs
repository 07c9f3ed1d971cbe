using System.Net.Http.Json;
using System.Text.Json;
using Assistant.Web.Tests.Doubles;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Assistant.Web.Tests.Api;

public sealed class OpenApiTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Document_ReadByItsOwnReader_HasNoFault()
    {
        var read = await ReadAsync();

        Assert.Empty(read.Diagnostic!.Errors.Select(error => error.ToString()));
        Assert.Empty(read.Diagnostic.Warnings.Select(warning => warning.ToString()));
        Assert.Empty(read.Document!.Validate(ValidationRuleSet.GetDefaultRuleSet()).Select(error => error.ToString()));
    }

    [Fact]
    public async Task Document_NamesTheServiceAndNoMachine()
    {
        var document = (await ReadAsync()).Document!;
        var text = await TextAsync();

        Assert.Equal("HPC Support Assistant", document.Info.Title);
        Assert.NotEmpty(document.Info.Description!);
        Assert.Equal(["/"], document.Servers!.Select(server => server.Url));
        Assert.DoesNotContain(app.Client.BaseAddress!.Authority, text, StringComparison.Ordinal);
        Assert.DoesNotContain(AppContext.BaseDirectory, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Assistant.Web", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/chat", "post", "200 400 404 415 503")]
    [InlineData("/api/search", "post", "200 400 415 503")]
    [InlineData("/api/conversations", "get", "200 400")]
    [InlineData("/api/conversations/search", "post", "200 400")]
    [InlineData("/api/conversations/{id}", "get", "200 404")]
    [InlineData("/api/conversations/{id}/export", "get", "200 400 404")]
    [InlineData("/api/conversations/{id}/answers/{answerId}/feedback", "post", "204 400 404")]
    [InlineData("/api/tickets/{number}", "get", "200 404")]
    [InlineData("/api/tickets/import", "post", "200 400 403 409 413 415")]
    [InlineData("/healthz", "get", "200")]
    [InlineData("/readyz", "get", "200 503")]
    public async Task Call_OfTheContract_SaysWhatItAnswers(string path, string method, string statuses)
    {
        var operation = (await ReadAsync()).Document!.Paths[path].Operations![new HttpMethod(method.ToUpperInvariant())];

        Assert.Equal(statuses, string.Join(' ', operation.Responses!.Keys.Order(StringComparer.Ordinal)));
        Assert.NotEmpty(operation.Summary!);
        Assert.All(operation.Responses.Where(response => response.Key != "204"), response => Assert.All(response.Value.Content!.Values, body => Assert.NotNull(body.Schema)));
    }

    [Fact]
    public async Task Chat_DescribesTheEventsOfItsStream()
    {
        var chat = (await ReadAsync()).Document!.Paths["/api/chat"].Operations![HttpMethod.Post];

        var stream = chat.Responses!["200"].Content!["text/event-stream"].Schema!;
        Assert.Equal(["status", "passages", "notice", "token", "check", "replace", "done", "error"], stream.Properties!.Keys);
        Assert.All(stream.Properties.Values, payload => Assert.NotEmpty(payload.Description!));
        Assert.Equal(["text"], stream.Properties["token"].Properties!.Keys);
        Assert.Contains("citations", stream.Properties["done"].Properties!.Keys);
    }

    [Theory]
    [InlineData("readyz", "/readyz")]
    [InlineData("healthz", "/healthz")]
    [InlineData("api/conversations", "/api/conversations")]
    public async Task Answer_HoldsWhatIsDescribed(string address, string path)
    {
        var schema = (await ReadAsync()).Document!.Paths[path].Operations![HttpMethod.Get].Responses!["200"].Content!["application/json"].Schema!;

        var answer = await app.Client.GetFromJsonAsync<JsonElement>(address, TestContext.Current.CancellationToken);

        Assert.Equal(schema.Properties!.Keys.Order(StringComparer.Ordinal), answer.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Schemas_SayWhatTheirPropertiesMean()
    {
        var schemas = (await ReadAsync()).Document!.Components!.Schemas!;

        Assert.Equal(["pending", "streaming", "complete", "quoted", "stopped", "cutOff", "failed", "refused", "blocked"],
            schemas["AnswerState"].Enum!.Select(state => state.GetValue<string>()));
        Assert.Equal("The answer; feedback names it.", schemas["AnswerJson"].Properties!["answerId"].Description);
        Assert.Equal("The endpoint concerned.", schemas["StatusEvent"].Properties!["model"].Description);
        Assert.Equal(JsonSchemaType.Integer, schemas["CitationJson"].Properties!["n"].Type);
    }

    private Task<string> TextAsync() => app.Client.GetStringAsync("openapi/v1.json", TestContext.Current.CancellationToken);

    private async Task<ReadResult> ReadAsync() => OpenApiDocument.Parse(await TextAsync(), "json");
}
