using Assistant.Core.Passages;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages.Embedded;

/// <summary>What a mistyped word finds must not depend on passages that the caller may not read.</summary>
public sealed class SpellingIsolationTests : IDisposable
{
    // One letter away from "quebe", before "queue" in the alphabet, and more than the corrector looks at.
    private static readonly string[] Crowd =
    [
        .. Letters('a', 't').Select(letter => $"q{letter}ebe"),
        .. Letters('a', 'z').Where(letter => letter != 'e').Select(letter => $"queb{letter}"),
        .. Letters('a', 't').Select(letter => $"que{letter}be"),
    ];

    private readonly EmbeddedStores _stores = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _stores.Dispose();

    [Fact]
    public async Task Correction_AmongManyUnreadableWords_IsTheSameAsWithoutThem()
    {
        var store = _stores.Open();
        await using (var writer = await store.OpenWriterAsync("docs", Token))
        {
            var document = Document("https://docs.example.org/queue/");
            await writer.ReplaceAsync(document, [Passage(document, "The queue for short jobs.")], Token);
            await writer.CommitAsync(Token);
        }

        var without = await SearchAsync(store);
        await using (var writer = await store.OpenWriterAsync("internal", Token))
        {
            var document = Document("https://docs.example.org/words/", "internal");
            await writer.ReplaceAsync(document, [Passage(document, string.Join(' ', Crowd), audience: Audience.Staff)], Token);
            await writer.CommitAsync(Token);
        }

        Assert.Equal(["The queue for short jobs."], without);
        Assert.Equal(without, await SearchAsync(store));
    }

    private static IEnumerable<char> Letters(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);

    private static async Task<IReadOnlyList<string>> SearchAsync(IPassageStore store) =>
        [.. (await store.SearchAsync(new PassageQuery { Text = "quebe" }, User, Token)).Select(hit => hit.Passage.Text)];
}
