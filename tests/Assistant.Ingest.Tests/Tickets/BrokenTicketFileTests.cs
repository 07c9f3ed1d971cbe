using System.Text;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Tests.Tickets;

public sealed class BrokenTicketFileTests
{
    [Theory]
    [InlineData("<html><body>Instance hibernating</body></html>")]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{\"items\":[{\"number\":\"INC0031842\"}]}")]
    [InlineData("{\"error\":{\"message\":\"User Not Authenticated\"},\"status\":\"failure\"}")]
    [InlineData("{\"a\":{\"tickets\":[]}}")]
    [InlineData("{\"tick")]
    public async Task File_WithoutTickets_SaysWhatWasExpected(string content)
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => TicketFiles.WalkAsync(content));

        Assert.Contains("\"tickets\"", error.Message);
        Assert.Contains(".json", error.Message);
    }

    [Fact]
    public async Task Upload_WithoutTickets_RemembersWhy()
    {
        var exception = await Assert.ThrowsAsync<SourceException>(() => TicketFiles.UploadAsync(new MemoryStream("nothing"u8.ToArray())));

        Assert.IsType<InvalidDataException>(exception.InnerException);
    }

    [Fact]
    public async Task File_ThatIsMissing_IsNamed()
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => TicketFiles.WalkFileAsync("/nowhere/tickets.json"));

        Assert.Contains("/nowhere/tickets.json (Sources:archive:Path) does not exist", error.Message);
    }

    [Theory]
    [InlineData("{\"number\":\"CHG0030001\",\"short_description\":\"x\"}", "CHG0030001 is of no known kind")]
    [InlineData("{\"short_description\":\"x\"}", "has no number")]
    [InlineData("17", "no object")]
    [InlineData("\"text, with ] and }\"", "no object")]
    [InlineData("[1,[2]]", "no object")]
    [InlineData("null", "no object")]
    [InlineData("{\"number\":\"INC0031999\",\"short_description\":\"x\",\"opened_at\":\"04/05/2026\"}", "opened_at holds no time")]
    [InlineData("{\"number\":\"INC0031999\",\"subject\":7}", "subject is of the wrong type")]
    [InlineData("{\"number\":\"INC0031999\",\"short_description\":[1]}", "short_description holds a list")]
    [InlineData("{\"number\":\"INC0031999\",\"interactions\":{}}", "interactions is of the wrong type")]
    [InlineData("{\"number\":\"INC0031999\",\"interactions\":[{\"at\":\"2026-01-01\",\"kind\":\"memo\",\"body\":\"x\"}]}", "no known kind")]
    [InlineData("{\"number\":\"INC0031999\",\"interactions\":[{\"kind\":\"comment\",\"body\":\"x\"}]}", "has no time")]
    [InlineData("{\"number\":\"INC0031999\" \"subject\":\"x\"}", "no valid JSON")]
    [InlineData("{\"number\":\"INC0031999\",\"subject\":\"\\ud800\"}", "UTF-8")]
    public async Task Record_ThatIsBad_IsReportedWithItsPlaceAndSkipped(string bad, string reason)
    {
        var items = await TicketFiles.WalkAsync($"{{\"result\":[\n{{\"number\":\"INC0031001\",\"subject\":\"a\"}},\n{bad},\n{{\"number\":\"INC0031002\",\"subject\":\"b\"}}\n]}}");

        Assert.Equal(["INC0031001", "INC0031002"], items.OfType<FetchedTicket>().Select(fetched => fetched.Ticket.SysId));
        var failed = Assert.Single(items.OfType<FailedDocument>());
        Assert.Contains("record 2 (line 3", failed.Location);
        Assert.Contains(reason, failed.Reason);
    }

    [Fact]
    public async Task Record_ThatIsBadButNamed_LetsTheWalkBeComplete()
    {
        var items = await TicketFiles.WalkAsync("[{\"number\":\"INC0031001\",\"sys_id\":\"abc\",\"short_description\":\"x\",\"opened_at\":\"soon\"}]");

        Assert.Equal("abc", Assert.IsType<FailedDocument>(items[0]).Address);
        Assert.IsType<WalkCompleted>(items[1]);
    }

    [Theory]
    [InlineData("[{\"short_description\":\"x\"},{\"number\":\"INC0031001\",\"subject\":\"x\"}]")]
    [InlineData("[{\"number\":\"INC0031001\",\"subject\":\"x\"},{broken}]")]
    [InlineData("[{\"number\":\"INC0031001\",\"subject\":\"x\"}")]
    [InlineData("[{\"number\":\"INC0031001\",\"subject\":\"x\"}] and more")]
    [InlineData("{\"result\":[{\"number\":\"INC0031001\",\"subject\":\"x\"}],\"error\":{\"message\":\"Transaction cancelled: maximum execution time exceeded\"}}")]
    [InlineData("[]")]
    public async Task Walk_ThatMayHaveMissedATicket_IsNotComplete(string json) =>
        Assert.Empty((await TicketFiles.WalkAsync(json)).OfType<WalkCompleted>());

    [Theory]
    [InlineData("{\"tickets\":[{\"number\":\"INC0031001\",\"subject\":\"x\"},\n{\"number\":\"INC0031002\",\"subj", "line 2", "within record 2")]
    [InlineData("{\"tickets\":[{\"number\":\"INC0031001\",\"subject\":\"x\"},\n\n", "line 3", "after record 1")]
    public async Task File_ThatBreaksOff_KeepsWhatCameBefore(string json, string line, string where)
    {
        var items = await TicketFiles.WalkAsync(json);

        Assert.Equal("INC0031001", Assert.IsType<FetchedTicket>(items[0]).Ticket.SysId);
        var failed = Assert.IsType<FailedDocument>(items[1]);
        Assert.EndsWith(line, failed.Location);
        Assert.Contains(where, failed.Reason);
    }

    [Fact]
    public async Task Ticket_ThatStandsTwice_IsTakenOnceAndReportedWhereItDiffers()
    {
        var items = await TicketFiles.WalkAsync("""
            [{"number":"INC0031001","subject":"x","updatedAt":"2026-01-01"},{"number":"INC0031001","subject":"x","updatedAt":"2026-01-01"},{"number":"INC0031001","subject":"y","updatedAt":"2026-01-02"}]
            """);

        Assert.Single(items.OfType<FetchedTicket>());
        Assert.Contains("record 3", Assert.Single(items.OfType<FailedDocument>()).Location);
    }

    [Fact]
    public async Task Record_WithTextThatIsNotUtf8_HarmsNoOther()
    {
        byte[] content = [.. Encoding.Latin1.GetBytes("[{\"number\":\"INC0031001\",\"subject\":\"Gr\u00f6\u00dfe\"},{\"number\":\"INC0031002\",\"subject\":\"x\"}]")];

        var items = await TicketFiles.WalkAsync(content);

        Assert.Equal("INC0031002", Assert.Single(items.OfType<FetchedTicket>()).Ticket.SysId);
        Assert.Contains("UTF-8", Assert.Single(items.OfType<FailedDocument>()).Reason);
    }
}
