using Assistant.Core.Configuration;
using Assistant.Core.Models;
using Assistant.Core.Passages;
using Assistant.Core.Retrieval;
using Assistant.Core.Tickets;
using Assistant.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Tickets;

public sealed class SimilarTicketsTests() : DatabaseTest(DatabaseProvider.Sqlite)
{
    [Fact]
    public async Task Find_TicketsAlike_GivesResolvedOnesThatTheCallerMayRead()
    {
        var program = InNewProgram<IServiceProvider>(services => services.AddPassageStore().AddModels().AddRetrieval().AddTickets());
        var asked = SampleTicket.Create();
        var open = SampleTicket.Create("INC0000001");
        var solved = Solved("INC0000002", Audience.Staff);
        var secret = Solved("INC0000003", Audience.Group("security"));
        await StoreAsync(program, asked, open, solved, secret);

        var found = Assert.Single(await program.GetRequiredService<SimilarTickets>().FindAsync(asked, 5, People.Staff, Token));

        Assert.Equal((solved.Number, solved.Source, "/tickets/INC0000002"), (found.Number, found.Source, found.Url));
        Assert.Equal("Queue reopened, see [e-mail].\n\nThe queue was drained by mistake and takes jobs again since noon, so yours runs now.", found.Resolution);
        Assert.Equal(2, (await program.GetRequiredService<SimilarTickets>().FindAsync(asked, 5, People.SecurityStaff, Token)).Count);
        Assert.Single(await program.GetRequiredService<SimilarTickets>().FindAsync(asked, 1, People.SecurityStaff, Token));
    }

    private static Ticket Solved(string number, Audience audience)
    {
        var ticket = SampleTicket.Create(number, audience: audience);
        return ticket with
        {
            ClosedAt = SampleTicket.Opened.AddDays(1),
            CloseNotes = "Queue reopened, see sam@example.org.",
            Entries =
            [
                .. ticket.Entries,
                new JournalEntry(SampleTicket.Opened.AddHours(4), "Sam Staff", JournalKind.Comment, "The queue was drained by mistake and takes jobs again since noon, so yours runs now.", audience),
                new JournalEntry(SampleTicket.Opened.AddHours(5), "Sam Staff", JournalKind.Comment, "You are welcome.", audience),
            ],
        };
    }

    private static async Task StoreAsync(IServiceProvider program, params Ticket[] tickets)
    {
        await program.GetRequiredService<TicketStore>().SaveAsync(tickets, Token);
        await using var writer = await program.GetRequiredService<IPassageStore>().OpenWriterAsync("tickets", Token);
        foreach (var ticket in tickets)
        {
            var document = new DocumentId(ticket.Source, ticket.SysId);
            await writer.ReplaceAsync(document, [Passage(document, ticket.Subject, 0, ticket.Audience) with { Kind = PassageKind.TicketProblem }], Token);
        }

        await writer.CommitAsync(Token);
    }
}
