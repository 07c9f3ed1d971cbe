using System.Numerics.Tensors;
using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Passages.Vectors;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages.Embedded.Vectors;

public sealed class DenseSearchTests : IDisposable
{
    private readonly EmbeddedStores _stores = new();
    private readonly Random _random = new(3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static VectorSpace Space { get; } = new("tiny", 48, "");

    public void Dispose() => _stores.Dispose();

    [Fact]
    public async Task Search_OverManySegmentsWithDeletions_IsExact()
    {
        var store = _stores.Open();
        var vectors = new Dictionary<string, float[]>();
        for (var part = 0; part < 8; part++)
        {
            await using var writer = await store.OpenWriterAsync("docs", Token);
            foreach (var i in Enumerable.Range(part * 100, 100))
            {
                await writer.ReplaceAsync(Document($"/{i}"), [Passage(Document($"/{i}"), $"text {i}", 0, i % 3 == 0 ? Audience.Staff : Audience.Public)], Token);
                vectors[$"text {i}"] = Vector();
            }

            await writer.RemoveAsync(Document($"/{part}"), Token);
            vectors.Remove($"text {part}");
            await writer.CommitAsync(Token);
        }

        await AddAsync(store, "docs", vectors);

        for (var i = 0; i < 20; i++)
        {
            var query = Vector();
            var readable = vectors.Where(entry => int.Parse(entry.Key.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) % 3 != 0);
            var expected = readable.OrderByDescending(entry => TensorPrimitives.Dot(entry.Value, query)).Take(10).Select(entry => entry.Key);

            var hits = await store.SearchAsync(new PassageQuery { Text = "", Vector = new QueryVector(Space, query), Top = 10 }, User, Token);

            Assert.Equal(expected, hits.Select(hit => hit.Passage.Text));
            Assert.Equal(TensorPrimitives.Dot(vectors[hits[0].Passage.Text], query), hits[0].Score, 5);
        }
    }

    [Fact]
    public async Task Vectors_OfTheSameText_AreTakenFromAnotherSource()
    {
        var store = _stores.Open();
        foreach (var source in (string[])["docs", "mirror"])
        {
            await using var writer = await store.OpenWriterAsync(source, Token);
            await writer.ReplaceAsync(Document("/a", source), PassagesOf(Document("/a", source), "one", "two"), Token);
            await writer.CommitAsync(Token);
        }

        await AddAsync(store, "docs", new Dictionary<string, float[]> { ["one"] = Vector(), ["two"] = Vector() });

        await using (var vectors = await store.OpenVectorsAsync("mirror", Space, Token))
        {
            Assert.Empty(await vectors.ReadMissingAsync([TextClass.Public], Token).ToListAsync(Token));
            Assert.Equal(2, vectors.Present);
            await vectors.FinishAsync(isWhole: true, Token);
        }

        var found = await store.SearchAsync(new PassageQuery { Text = "", Vector = new QueryVector(Space, Vector()), Source = "mirror" }, User, Token);
        Assert.Equal(2, found.Count);
    }

    [Fact]
    public async Task Vectors_OfASourceThatIsEmptied_AreDeleted()
    {
        var store = _stores.Open();
        await using (var writer = await store.OpenWriterAsync("docs", Token))
        {
            await writer.ReplaceAsync(Document("/a"), PassagesOf(Document("/a"), "one"), Token);
            await writer.CommitAsync(Token);
        }

        await AddAsync(store, "docs", new Dictionary<string, float[]> { ["one"] = Vector() });
        Assert.True(Directory.Exists(Path.Combine(_stores.Data, "vectors", "docs")));

        await using (var writer = await store.OpenWriterAsync("docs", Token))
        {
            await writer.RemoveAsync(Document("/a"), Token);
            await writer.CommitAsync(Token);
        }

        await AddAsync(store, "docs", []);
        Assert.False(Directory.Exists(Path.Combine(_stores.Data, "vectors", "docs")));
    }

    [Fact]
    public async Task Files_ThatAreNoVectors_LeaveTheSourceOut_AndTheRunSaysWhatToDo()
    {
        var store = _stores.Open();
        await using (var writer = await store.OpenWriterAsync("docs", Token))
        {
            await writer.ReplaceAsync(Document("/a"), PassagesOf(Document("/a"), "one"), Token);
            await writer.CommitAsync(Token);
        }

        await AddAsync(store, "docs", new Dictionary<string, float[]> { ["one"] = Vector() });
        File.WriteAllText(Directory.GetFiles(Path.Combine(_stores.Data, "vectors", "docs"), "*.codes").Single(), new string('x', 500));

        Assert.Empty(await store.SearchAsync(new PassageQuery { Text = "", Vector = new QueryVector(Space, Vector()) }, User, Token));
        var fault = await Assert.ThrowsAsync<PassageStoreException>(() => store.OpenVectorsAsync("docs", Space, Token));
        Assert.Contains("delete that folder", fault.Message, StringComparison.Ordinal);
    }

    private static async Task AddAsync(IPassageStore store, string source, Dictionary<string, float[]> made)
    {
        await using var vectors = await store.OpenVectorsAsync(source, Space, Token);
        var missing = await vectors.ReadMissingAsync([.. Enum.GetValues<TextClass>()], Token).ToListAsync(Token);
        await vectors.AddAsync([.. missing.Select(passage => new PassageVector(passage, made[passage.Text]))], Token);
        await vectors.FinishAsync(isWhole: true, Token);
    }

    private float[] Vector()
    {
        var values = Enumerable.Range(0, Space.Dimensions).Select(_ => (_random.NextSingle() * 2) - 1).ToArray();
        var length = TensorPrimitives.Norm<float>(values);
        return [.. values.Select(value => value / length)];
    }
}
