using System.Text;
using Assistant.Core.Privacy;
using Assistant.Ingest.Sources;
using Assistant.Ingest.Tickets;
using Assistant.Ingest.Tickets.Files;

namespace Assistant.Ingest.Tests.Tickets;

public sealed class HostileTicketTests
{
    [Fact]
    public async Task Record_ThatUsesUpItsTime_IsReportedWithItsPlaceAndKeepsNoOtherOut()
    {
        var endless = string.Concat(Enumerable.Repeat("compass ", 20_000));
        var content = File("It works.", endless, "password: Mooring4471");

        var items = await WalkAsync(content, new HastyClock(TimeSpan.FromMilliseconds(50)));

        Assert.Equal(["INC0031001", "INC0031003"], items.OfType<FetchedTicket>().Select(fetched => fetched.Ticket.SysId));
        var failed = Assert.Single(items.OfType<FailedDocument>());
        Assert.Contains("longer than 5 s", failed.Reason);
        Assert.Equal("INC0031002", failed.Address);
        AssertPlace(content, "INC0031002", 2, failed.Location);
    }

    [Fact]
    public async Task Record_WithAnEntryBeyondTheLimit_IsReportedWithItsPlace()
    {
        var content = File("It works.", new string('x', 2_500_000));

        var items = await WalkAsync(content, TimeProvider.System);

        var failed = Assert.Single(items.OfType<FailedDocument>());
        Assert.Contains("2 million characters", failed.Reason);
        AssertPlace(content, "INC0031002", 2, failed.Location);
    }

    [Fact]
    public async Task Record_WithLargePicturesInItsText_IsTaken()
    {
        var picture = $"<img alt='plot' src='data:image/png;base64,{new string('A', 2_500_000)}=='>";

        var items = await WalkAsync(File($"<p>See the plot.</p>{picture}{picture}<p>It is flat.</p>"), TimeProvider.System);

        Assert.Equal("See the plot.\n\nIt is flat.", Assert.IsType<FetchedTicket>(Assert.Single(items)).Ticket.Entries.Single().Text);
    }

    [Fact]
    public async Task Walk_OfAFileBeyondItsLimit_EndsWithWhatCameBefore()
    {
        var content = File([.. Enumerable.Repeat("It works. ", 40_000)]);
        var walk = new TicketFileWalk("large.json", Intake(TimeProvider.System), mostBytes: 300_000);
        await using var items = walk.ReadAsync(new MemoryStream(content), TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var taken = 0;

        var error = await Assert.ThrowsAsync<TicketFileTooLargeException>(async () =>
        {
            while (await items.MoveNextAsync())
            {
                taken++;
            }
        });

        Assert.Contains("large.json is larger than", error.Message);
        Assert.InRange(taken, 1, 39_999);
    }

    private static void AssertPlace(byte[] content, string number, int record, string location)
    {
        var at = content.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"{{\"number\":\"{number}\""));
        Assert.Equal($"t.json, record {record} (line {record}, byte {at}, {number})", location);
    }

    private static byte[] File(params string[] bodies) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("[" + string.Join(",\n", bodies.Select((body, index) =>
        $$"""{"number":"INC{{31001 + index:0000000}}","subject":"x","interactions":[{"at":"2026-01-01","kind":"comment","body":"{{body}}"}]}""")) + "]")];

    private static TicketIntake Intake(TimeProvider clock) => new(TicketUpload.SourceName, TicketLabels.ForUploads, idIsNumber: true, new Redactor(), clock);

    private static ValueTask<List<SourceItem>> WalkAsync(byte[] content, TimeProvider clock) =>
        new TicketFileWalk("t.json", Intake(clock)).ReadAsync(new MemoryStream(content), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
