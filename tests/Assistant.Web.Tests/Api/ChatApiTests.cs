using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Web.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Web.Tests.Api;

public sealed class ChatApiTests : IAsyncLifetime
{
    private readonly ScriptedAnswerer _answerer = new();
    private DevHost _host = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await DevHost.StartAsync(services => services.AddSingleton<IAnswerer>(_answerer));
        _client = new HttpClient { BaseAddress = _host.Address };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Chat_GivesTheEventsOfTheContract_InOrder()
    {
        _answerer.Log("Why?");
        _answerer.Give(
            new StatusChanged("queued", "sophia", Position: 2), new PassagesFound([Answers.Source(1)], "BM25 (embedded)"), new NoticeGiven("Removed."),
            new TextAdded("Be"), new TextAdded("cause."), new SentenceChecked("Because.", ["x"]), new TextReplaced("No."));
        _answerer.End(AnswerState.Complete, "No.");

        var events = await AskAsync(new { question = "Why?" });

        Assert.Equal(["status", "status", "passages", "notice", "token", "token", "check", "replace", "done"], events.Select(item => item.EventType));
        Assert.Equal("""{"state":"queued","model":"sophia","position":2}""", events[1].Data);
        var source = JsonDocument.Parse(events[2].Data).RootElement.GetProperty("sources")[0];
        Assert.Equal("/sources/samples/storage/scratch/#how-much", source.GetProperty("url").GetString());
        Assert.Equal("""{"text":"Be"}""", events[4].Data);
        var done = JsonDocument.Parse(events[^1].Data).RootElement;
        Assert.Equal("complete", done.GetProperty("status").GetString());
        Assert.Equal(_answerer.ConversationId, done.GetProperty("conversationId").GetGuid());
    }

    [Fact]
    public async Task Chat_SendsEachWordBeforeTheNextIsKnown()
    {
        _answerer.Log("Why?");
        _answerer.Give(new TextAdded("Be"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/chat") { Content = JsonContent.Create(new { question = "Why?" }) };
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var events = SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        await events.MoveNextAsync();
        await events.MoveNextAsync();
        Assert.Equal("""{"text":"Be"}""", events.Current.Data);

        _answerer.End(AnswerState.Complete, "Because.");
        await events.MoveNextAsync();
        Assert.Equal("done", events.Current.EventType);
    }

    [Fact]
    public async Task Chat_ThatBreaksInMidStream_EndsWithAnErrorWithoutInnards()
    {
        _answerer.Log("Why?");
        _answerer.Give(new TextAdded("Be"));
        _answerer.Break(new InvalidOperationException("secret innards"));

        var events = await AskAsync(new { question = "Why?" });

        Assert.Equal("error", events[^1].EventType);
        Assert.DoesNotContain("secret", events[^1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_ThatFails_EndsWithItsReason()
    {
        _answerer.Log("Why?");
        _answerer.Give(new AnswerEnded(_answerer.ConversationId, Answers.Record(AnswerState.Failed) with { Error = "The store is locked." }));

        var events = await AskAsync(new { question = "Why?" });

        Assert.Equal(("error", """{"message":"The store is locked."}"""), (events[^1].EventType, events[^1].Data));
    }

    [Fact]
    public async Task Chat_InAConversationThatIsNotThere_Is404BeforeAnyEvent()
    {
        _answerer.Break(new ConversationNotFoundException());

        using var answer = await _client.PostAsJsonAsync("api/chat", new { question = "Why?", conversationId = Guid.NewGuid() }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("""{"question":" "}""")]
    [InlineData("""{}""")]
    [InlineData("""{"question":"Why?","ticket":"my ticket"}""")]
    [InlineData("""{"question":""")]
    public async Task Chat_WithoutAQuestion_Is400WithProblemDetails(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync("api/chat", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<List<SseItem<string>>> AskAsync(object question)
    {
        using var answer = await _client.PostAsJsonAsync("api/chat", question, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var events = new List<SseItem<string>>();
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken))
        {
            events.Add(item);
        }

        return events;
    }
}
