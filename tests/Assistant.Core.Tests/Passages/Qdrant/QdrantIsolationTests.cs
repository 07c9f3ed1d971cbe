using System.Text.Json;
using Assistant.Core.Passages;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages.Qdrant;

/// <summary>Whatever is asked of the server for a caller is held to what the caller may read.</summary>
public sealed class QdrantIsolationTests : IAsyncLifetime
{
    private QdrantStores _stores = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stores = await QdrantStores.StartAsync();

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Theory]
    [InlineData("queue")]
    [InlineData("quebe of the partition")]
    [InlineData("xylophone kryptonite")]
    public async Task EveryReadOfPassages_CarriesTheLabels(string question)
    {
        var store = _stores.Open();
        await WriteAsync(store, "docs", Passage(Document("/a"), "The queue for short jobs"), Passage(Document("/b"), "kryptonite", 0, Audience.Staff));
        _stores.Server.ForgetRequests();

        await store.SearchAsync(new PassageQuery { Text = question, Kinds = [PassageKind.Documentation] }, User, Token);
        await store.SearchAsync(new PassageQuery { Text = $"{question} {string.Join(' ', Enumerable.Range(0, 80).Select(i => $"log{i}"))}", Source = "docs" }, User, Token);
        await store.ReadDocumentAsync(Document("/b"), User, Token);

        var reads = _stores.Server.Requests.Where(request => request.Method == "POST" && !request.Body.Contains("\"entry\"", StringComparison.Ordinal)).SelectMany(request => Filters(request.Body)).ToList();
        Assert.True(reads.Count > 80);
        Assert.All(reads, filter => Assert.Equal("""{"key":"labels","match":{"any":["public","requester:ann"]}}""", filter.GetProperty("must")[0].GetRawText()));
        // A "should" at the root would run together with that of a prefetch.
        Assert.All(reads, filter => Assert.Equal(["must"], filter.EnumerateObject().Select(member => member.Name)));
    }

    [Fact]
    public async Task Correction_AmongManyUnreadableWords_IsTheSameAsWithoutThem()
    {
        var store = _stores.Open();
        await WriteAsync(store, "docs", Passage(Document("/queue/"), "The queue for short jobs."));
        var without = await SearchAsync(store, "quebe");
        await WriteAsync(store, "internal", [.. "abcdfghijklmnopqrst".Select((letter, i) => Passage(Document($"/{letter}", "internal"), $"q{letter}ebe queb{letter} que{letter}be", 0, Audience.Staff))]);

        Assert.Equal(["The queue for short jobs."], without);
        Assert.Equal(without, await SearchAsync(store, "quebe"));
    }

    [Fact]
    public async Task Scores_DoNotDependOnUnreadablePassages()
    {
        var store = _stores.Open();
        await WriteAsync(store, "docs", Passage(Document("/a"), "queue partition limit"), Passage(Document("/b"), "queue of a kind"), Passage(Document("/c"), "something about limits"));
        var without = await store.SearchAsync(new PassageQuery { Text = "queue limit" }, User, Token);
        // As long as the others are on average, for that is known of all passages.
        await WriteAsync(store, "internal", [.. Enumerable.Range(0, 50).Select(i => Passage(Document($"/{i}", "internal"), "queue queue queue", 0, Audience.Staff))]);

        var with = await store.SearchAsync(new PassageQuery { Text = "queue limit" }, User, Token);

        Assert.Equal(without.Select(hit => hit.Passage.Id), with.Select(hit => hit.Passage.Id));
        Assert.All(without.Zip(with), pair => Assert.Equal(pair.First.Score, pair.Second.Score, tolerance: 0.15 * pair.First.Score));
    }

    [Fact]
    public async Task WhatOneCallerLearnt_IsNotGivenToAnother()
    {
        var store = _stores.Open();
        await WriteAsync(store, "docs", Passage(Document("/a"), "kryptonite partition", 0, Audience.Staff), Passage(Document("/b"), "Something public"));

        Assert.Single(await SearchAsync(store, "kryptonit", Staff));
        Assert.Empty(await SearchAsync(store, "kryptonit", User));
        Assert.Single(await SearchAsync(store, "queue", Staff));
        Assert.Empty(await SearchAsync(store, "queue", User));
    }

    private static IEnumerable<JsonElement> Filters(string body)
    {
        var request = JsonDocument.Parse(body).RootElement;
        return request.TryGetProperty("searches", out var searches)
            ? searches.EnumerateArray().Select(search => search.GetProperty("filter"))
            : [request.GetProperty("filter")];
    }

    private static async Task WriteAsync(IPassageStore store, string source, params Passage[] passages)
    {
        await using var writer = await store.OpenWriterAsync(source, Token);
        foreach (var passage in passages)
        {
            await writer.ReplaceAsync(passage.Document, [passage], Token);
        }

        await writer.CommitAsync(Token);
    }

    private static async Task<IReadOnlyList<string>> SearchAsync(IPassageStore store, string text, Core.Privacy.Caller? caller = null) =>
        [.. (await store.SearchAsync(new PassageQuery { Text = text }, caller ?? User, Token)).Select(hit => hit.Passage.Text)];
}
