using System.Text.Json;
using Assistant.Core.Passages;
using Assistant.Core.Tickets;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Tests.Tickets;

public sealed class TicketExportTests
{
    [Fact]
    public async Task Write_Samples_ReadBackEqual()
    {
        var tickets = (await TicketFiles.SamplesAsync()).Values.Select(fetched => fetched.Ticket).ToList();

        var read = (await TicketFiles.WalkAsync(TicketExport.Write(tickets))).OfType<FetchedTicket>().ToList();

        Assert.Equal(tickets.Select(AsText), read.Select(fetched => AsText(fetched.Ticket)));
        Assert.All(read, fetched => Assert.Empty(fetched.Redactions));
    }

    [Fact]
    public async Task Write_TextThatLooksLikeNoise_ReadsBackEqual()
    {
        var ticket = (await TicketFiles.SamplesAsync())["RITM0429668"].Ticket with
        {
            Entries = [new JournalEntry(DateTimeOffset.UnixEpoch, "M", JournalKind.Email, "<p>literal</p>\n> ls\n--\nM\n   \"quoted\" \t end", Audience.Staff.With(Audience.Requester("mvance")))],
        };

        var read = Assert.IsType<FetchedTicket>((await TicketFiles.WalkAsync(TicketExport.Write([ticket])))[0]).Ticket;

        Assert.Equal(ticket.Entries[0], read.Entries[0]);
    }

    [Fact]
    public async Task Write_CommentThatTheRequesterMayNotRead_GoesOutAsInternal()
    {
        var ticket = (await TicketFiles.SamplesAsync())["RITM0429668"].Ticket;
        ticket = ticket with { Entries = [new JournalEntry(DateTimeOffset.UnixEpoch, "M", JournalKind.Comment, "doubtful", Audience.Staff)] };

        var read = Assert.IsType<FetchedTicket>((await TicketFiles.WalkAsync(TicketExport.Write([ticket])))[0]).Ticket;

        Assert.Equal((JournalKind.WorkNote, "staff"), (read.Entries[0].Kind, read.Entries[0].Audience.ToString()));
    }

    [Fact]
    public async Task Write_Ticket_HoldsTheFieldsOfTheForm()
    {
        var ticket = (await TicketFiles.SamplesAsync())["RITM0429668"].Ticket;

        using var json = JsonDocument.Parse(TicketExport.Write([ticket]));

        var written = json.RootElement.GetProperty("tickets")[0];
        Assert.Equal(
            ["number", "table", "subject", "requester", "state", "openedAt", "updatedAt", "closedAt", "closeNotes", "tags", "interactions"],
            written.EnumerateObject().Select(property => property.Name));
        Assert.Equal("mira.vance@glacier-inst.example", written.GetProperty("requester").GetProperty("email").GetString());
        Assert.Equal("2026-09-22T13:41:07Z", written.GetProperty("openedAt").GetString());
        Assert.Equal(JsonValueKind.Null, written.GetProperty("closedAt").ValueKind);
        Assert.Equal("workNote", written.GetProperty("interactions")[1].GetProperty("kind").GetString());
    }

    private static string AsText(Ticket ticket) => string.Join('\n', [
        $"{ticket with { Entries = [], Tags = [] }}", string.Join(',', ticket.Tags), .. ticket.Entries.Select(entry => entry.ToString())]);
}
