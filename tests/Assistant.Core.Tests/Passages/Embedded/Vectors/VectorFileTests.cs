using Assistant.Core.Passages;
using Assistant.Core.Passages.Embedded.Vectors;
using Assistant.Core.Passages.Vectors;

namespace Assistant.Core.Tests.Passages.Embedded.Vectors;

public sealed class VectorFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vectors-").FullName;
    private readonly Random _random = new(7);

    private static VectorSpace Space { get; } = new("tiny", 20, "");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Rows_WrittenAndOpenedAgain_AreThere()
    {
        var values = Vector();
        using (var writer = Open())
        {
            writer.Add([(1, values), (2, Vector()), (1, Vector())]);
        }

        using (var writer = Open())
        {
            Assert.True(writer.Contains(1) && writer.Contains(2) && !writer.Contains(3));
            writer.Add([(2, Vector()), (3, Vector())]);
        }

        using var reader = Read()!;
        Assert.Equal(3, reader.Rows);
        Assert.Equal(values, reader.Find(1));
        Assert.Null(reader.Find(4));
    }

    [Theory]
    [InlineData(".codes", 1)]
    [InlineData(".codes", 30)]
    [InlineData(".floats", 1)]
    [InlineData(".floats", 79)]
    public void Files_WhoseWriterDiedWithinARow_KeepTheOthersAndGoOn(string file, int cut)
    {
        var (first, again) = (Vector(), Vector());
        using (var writer = Open())
        {
            writer.Add([(1, first)]);
            writer.Add([(2, Vector())]);
        }

        var path = Path.ChangeExtension(Codes(), file);
        using (var torn = File.OpenWrite(path))
        {
            torn.SetLength(torn.Length - cut);
        }

        using (var reader = Read()!)
        {
            Assert.Equal((1, (float[]?)null), (reader.Rows, reader.Find(2)));
        }

        using (var writer = Open())
        {
            Assert.False(writer.Contains(2));
            writer.Add([(2, again)]);
        }

        using var whole = Read()!;
        Assert.Equal(first, whole.Find(1));
        Assert.Equal(again, whole.Find(2));
    }

    [Fact]
    public void Vectors_ThatNobodyNeeds_AreWipedOut()
    {
        var secret = Vector();
        using (var writer = Open())
        {
            writer.Add([(1, Vector()), (2, secret)]);
            writer.KeepOnly(new HashSet<long> { 1 });
            Assert.False(writer.Contains(2));
        }

        using var reader = Read()!;
        Assert.Null(reader.Find(2));
        var bytes = File.ReadAllBytes(Path.ChangeExtension(Codes(), ".floats"));
        Assert.All(bytes.Skip(80), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Files_WithMuchWaste_AreWrittenAnew_WhileReadersKeepTheOld()
    {
        var kept = Vector();
        using var writer = Open();
        writer.Add([(1, kept), .. Enumerable.Range(2, 2000).Select(key => ((long)key, (ReadOnlyMemory<float>)Vector()))]);
        writer.MarkWhole();
        var before = Codes();
        using var old = Read()!;

        writer.KeepOnly(new HashSet<long> { 1, 5, 7 });
        writer.Add([(9999, Vector())]);

        Assert.NotEqual(before, Codes());
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
        using var reader = Read()!;
        Assert.Equal((4, true), (reader.Rows, reader.IsWhole));
        Assert.Equal(kept, reader.Find(1));
        Assert.NotNull(reader.Find(9999));
        Assert.Equal(kept, old.Find(1));
    }

    [Fact]
    public void Files_OnceWhole_TakeThePlaceOfOtherSpaces()
    {
        using (var other = VectorFileWriter.Open(_folder, new VectorSpace("before", 8, "")))
        {
            other.Add([(1, new float[8])]);
        }

        using var writer = Open();
        writer.Add([(1, Vector())]);
        Assert.Equal(4, Directory.GetFiles(_folder).Length);

        writer.MarkWhole();

        Assert.Equal(2, Directory.GetFiles(_folder).Length);
        Assert.True(Read()!.IsWhole);
    }

    [Fact]
    public void AReader_ThatIsClosedWhileItIsPinned_KeepsItsRows()
    {
        using var writer = Open();
        var values = Vector();
        writer.Add([(1, values)]);
        var reader = Read()!;

        using (var pinned = reader.Pin())
        {
            reader.Dispose();
            Assert.Equal(values, pinned.Row(0, new VectorLayout(20)).ToArray());
        }

        Assert.Throws<ObjectDisposedException>(() => reader.Pin());
    }

    [Fact]
    public unsafe void Codes_Compared_AreNearTheRealProduct()
    {
        foreach (var dimensions in (int[])[3, 16, 17, 32, 48, 100, 384, 1024])
        {
            var layout = new VectorLayout(dimensions);
            var (one, other) = (Vector(dimensions), Vector(dimensions));
            var (a, b) = (new sbyte[layout.PaddedDimensions], new sbyte[layout.PaddedDimensions]);
            var scale = Int8Codes.Encode(one, a) * Int8Codes.Encode(other, b);
            var wide = b.Select(code => (short)code).ToArray();
            fixed (sbyte* codes = a)
            {
                fixed (short* query = wide)
                {
                    var sum = Int8Codes.Dot(codes, query, layout.PaddedDimensions);
                    Assert.Equal(a.Zip(b).Sum(pair => pair.First * pair.Second), sum);
                    Assert.Equal(one.Zip(other).Sum(pair => pair.First * pair.Second), sum * scale, 0.05);
                }
            }
        }
    }

    private VectorFileWriter Open() => VectorFileWriter.Open(_folder, Space);

    private string Codes() => VectorFileNames.Newest(_folder, Space)!;

    private VectorFileReader? Read() => VectorFileReader.Open(Codes(), Space, before: null);

    private float[] Vector(int dimensions = 20)
    {
        var values = Enumerable.Range(0, dimensions).Select(_ => (_random.NextSingle() * 2) - 1).ToArray();
        var length = MathF.Sqrt(values.Sum(value => value * value));
        return [.. values.Select(value => value / length)];
    }
}
