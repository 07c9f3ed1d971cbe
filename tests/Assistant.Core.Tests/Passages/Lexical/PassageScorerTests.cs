using Assistant.Core.Passages;
using Assistant.Core.Tests.Passages.Embedded;
using Assistant.Core.Tests.Passages.Qdrant;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages.Lexical;

/// <summary>Where all is public, both stores rank alike, to the score.</summary>
public sealed class PassageScorerTests
{
    private static readonly string[] Words =
        ["queue", "job", "memory", "limit", "--gres=gpu:4", "walltime", "scratch", "quota", "PBS_O_WORKDIR", "module", "load", "gcc/12.2", "partition", "time limit", "the", "how"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("queue")]
    [InlineData("what is the time limit of the gpu partition")]
    [InlineData("memory limit of a job")]
    [InlineData("walltim exeeded in the que")]
    [InlineData("load module gcc, then --gres=gpu:4 and $PBS_O_WORKDIR")]
    [InlineData("Dear support,\n\nmy job waits in the queue for a long time. I loaded the module gcc/12.2 and have scratch quota left. What is the limit of memory for a job?\n\nRegards,\nAnn")]
    public async Task Scores_AreThoseOfTheEmbeddedStore(string question)
    {
        using var embedded = new EmbeddedStores();
        await using var qdrant = await QdrantStores.StartAsync();
        var (one, other) = (embedded.Open(), qdrant.Open());
        foreach (var store in new[] { one, other })
        {
            await using var writer = await store.OpenWriterAsync("docs", Token);
            foreach (var document in Pages().GroupBy(passage => passage.Document))
            {
                await writer.ReplaceAsync(document.Key, [.. document], Token);
            }

            await writer.CommitAsync(Token);
        }

        var query = new PassageQuery { Text = question, Top = 20 };
        var expected = await one.SearchAsync(query, User, Token);
        var found = await other.SearchAsync(query, User, Token);

        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(hit => hit.Score), found.Select(hit => hit.Score), (a, b) => Math.Abs(a - b) <= 1e-4 * Math.Max(1, a));
        Assert.Equal(Ordered(expected), Ordered(found));
    }

    // Of equal scores each store has its own order.
    private static IEnumerable<Guid> Ordered(IReadOnlyList<PassageHit> hits) =>
        hits.Where(hit => Math.Round(hit.Score, 3) > Math.Round(hits[^1].Score, 3)).OrderByDescending(hit => Math.Round(hit.Score, 3)).ThenBy(hit => hit.Passage.Id).Select(hit => hit.Passage.Id);

    private static IEnumerable<Passage> Pages()
    {
        var random = new Random(17);
        for (var page = 0; page < 30; page++)
        {
            for (var i = 0; i < 4; i++)
            {
                var text = string.Join(' ', Enumerable.Range(0, random.Next(5, 60)).Select(_ => Words[random.Next(Words.Length)]));
                yield return Passage(Document($"https://docs.example.org/{Words[page % 5]}/{page}/"), text, i, title: Words[random.Next(Words.Length)]) with
                {
                    HeadingPath = [Words[random.Next(Words.Length)], Words[random.Next(Words.Length)]],
                };
            }
        }
    }
}
