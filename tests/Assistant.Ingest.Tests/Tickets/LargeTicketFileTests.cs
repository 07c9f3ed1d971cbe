using System.Text;
using Assistant.Ingest.Tickets.Files;
using Assistant.Ingest.Tickets.Records;

namespace Assistant.Ingest.Tests.Tickets;

// Alone, because it looks at the memory of the process.
[CollectionDefinition(nameof(LargeTicketFileTests), DisableParallelization = true)]
[Collection(nameof(LargeTicketFileTests))]
public sealed class LargeTicketFileTests
{
    // The limit of an upload is 200 MB; set ASSISTANT_TEST_LARGE=1 to read as much.
    private static readonly long Size = (Environment.GetEnvironmentVariable("ASSISTANT_TEST_LARGE") is null ? 40L : 200L) << 20;

    [Fact]
    public async Task Read_LargeFile_HoldsOneRecordAtATime()
    {
        await using var content = new GeneratedTickets(Size);
        var file = new TicketFile("large.json");
        var count = 0;
        long most = 0;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await foreach (var raw in file.ReadAsync(content, TestContext.Current.CancellationToken))
        {
            Assert.Equal(2, RecordReader.Read(raw, out _).Entries.Count);
            if (++count % 500 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Null(file.Fault);
        Assert.Equal(content.Records, count);
        Assert.InRange(content.Written, Size, Size + 100_000);
        Assert.InRange(most, 0, 8L << 20);
    }

    [Fact]
    public async Task Read_RecordBeyondTheLimit_IsSkippedWithoutHoldingIt()
    {
        var huge = "{\"number\":\"INC0031001\",\"subject\":\"" + new string('x', RecordScanner.MaxRecordBytes) + "\"}";
        await using var content = new MemoryStream(Encoding.UTF8.GetBytes($"[{huge},{{\"number\":\"INC0031002\"}}]"));
        var records = new List<bool>();
        await foreach (var raw in new TicketFile("large.json").ReadAsync(content, TestContext.Current.CancellationToken))
        {
            records.Add(raw.IsOversized);
        }

        Assert.Equal([true, false], records);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Read_StreamInSmallPieces_FindsTheSameRecords(int piece)
    {
        var json = "\uFEFF { \"x\" : [1,{\"tickets\":[2]}], \"result\" : [ {\"a\":\"]}\\\"\\\\\"} , 12 ,\"s\", [ {} ], true]} ";
        await using var content = new SlowStream(Encoding.UTF8.GetBytes(json), piece);
        var records = new List<string>();
        await foreach (var raw in new TicketFile("x.json").ReadAsync(content, TestContext.Current.CancellationToken))
        {
            records.Add(Encoding.UTF8.GetString(raw.Json.Span));
        }

        Assert.Equal(["{\"a\":\"]}\\\"\\\\\"}", "12", "\"s\"", "[ {} ]", "true"], records);
    }

    private sealed class SlowStream(byte[] content, int piece) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, piece)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }
}
