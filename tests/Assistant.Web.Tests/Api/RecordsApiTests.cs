using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Assistant.Core.Conversations;
using Assistant.Web.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Web.Tests.Api;

public sealed class RecordsApiTests(AppFixture app) : IClassFixture<AppFixture>
{
    private FakeConversations Log => app.Services.GetRequiredService<FakeConversations>();

    [Fact]
    public async Task Export_AsMarkdown_HoldsQuestionAnswerAndSources()
    {
        var id = Put("Line one\n## not a heading", AnswerState.Quoted);

        using var file = await app.Client.GetAsync($"api/conversations/{id}/export?format=md", TestContext.Current.CancellationToken);

        var text = await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"conversation-{id}.md", file.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Contains("> Line one\n> ## not a heading", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("### Answer (quotations, no model)", text, StringComparison.Ordinal);
        Assert.Contains($"1. Scratch, How much scratch space do I have?: <{app.Client.BaseAddress}sources/samples/storage/scratch/#how-much>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_AsJson_HoldsTheTurns()
    {
        var id = Put("How much?", AnswerState.Complete);

        var json = await app.Client.GetFromJsonAsync<JsonElement>($"api/conversations/{id}/export?format=json", TestContext.Current.CancellationToken);

        var answer = json.GetProperty("turns")[0].GetProperty("answers")[0];
        Assert.Equal("complete", answer.GetProperty("status").GetString());
        Assert.Equal(1, answer.GetProperty("citations")[0].GetProperty("n").GetInt32());
        Assert.StartsWith($"{app.Client.BaseAddress}sources/", answer.GetProperty("citations")[0].GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/conversations/7c2f7c8e-39b7-4bb5-8f24-8b8f1f0e2f11")]
    [InlineData("api/conversations/7c2f7c8e-39b7-4bb5-8f24-8b8f1f0e2f11/export?format=md")]
    [InlineData("api/tickets/INC9999999")]
    [InlineData("api/tickets/nonsense")]
    public async Task Unknown_IsA404WithProblemDetails(string path)
    {
        using var answer = await app.Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task List_GivesItemsAndTotal()
    {
        var id = Put("A question to be listed", AnswerState.Complete);

        var list = await app.Client.GetFromJsonAsync<JsonElement>("api/conversations", TestContext.Current.CancellationToken);

        Assert.True(list.GetProperty("total").GetInt32() >= 1);
        var item = list.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("id").GetGuid() == id);
        Assert.Equal(["id", "title", "owner", "tickets", "startedAt", "updatedAt"], item.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Feedback_ReachesTheLog()
    {
        var id = Put("How much?", AnswerState.Complete);
        var answerId = Guid.NewGuid();

        using var answer = await app.Client.PostAsJsonAsync(
            $"api/conversations/{id}/answers/{answerId}/feedback", new { rating = "down", comment = "No." }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Contains((answerId, false, "No."), Log.Ratings);
    }

    [Fact]
    public async Task Ticket_AsADownload_IsAFileOfItsNumber()
    {
        using var file = await app.Client.GetAsync("api/tickets/ritm0429668?download=true", TestContext.Current.CancellationToken);

        Assert.Equal("RITM0429668.json", file.Content.Headers.ContentDisposition?.FileNameStar);
    }

    [Fact]
    public async Task Import_GivesNumbersAsText()
    {
        using var body = new StringContent("""{"tickets":[{"number":"RITM0430021"}]}""", Encoding.UTF8, "application/json");
        using var answer = await app.Client.PostAsync("api/tickets/import", body, TestContext.Current.CancellationToken);

        var result = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("RITM0430021", result.GetProperty("numbers")[0].GetString());
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.BadRequest)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task Import_OfSomethingElse_SaysWhatIsWrong(string type, HttpStatusCode status)
    {
        using var body = new StringContent("hello", Encoding.UTF8, type);
        using var answer = await app.Client.PostAsync("api/tickets/import", body, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private Guid Put(string question, AnswerState state)
    {
        var id = Guid.NewGuid();
        Log.Put(Answers.Conversation(id, question, Answers.Record(state)));
        return id;
    }
}
