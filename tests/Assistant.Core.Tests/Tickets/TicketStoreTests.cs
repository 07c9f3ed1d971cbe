using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Tickets;
using Assistant.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Tests.Tickets;

public abstract class TicketStoreTests(DatabaseProvider provider) : DatabaseTest(provider)
{
    private TicketStore Store => field ??= InNewProgram<TicketStore>();

    [Fact]
    public async Task Save_NewTicket_IsReadBackWhole()
    {
        var ticket = SampleTicket.Create();

        Assert.Equal(StoredChange.Added, await Store.SaveAsync(ticket, Token));

        var read = Assert.Single(await InNewProgram<TicketStore>().FindAsync(ticket.Number, People.Staff, Token));
        Assert.Equivalent(ticket, read, strict: true);
        Assert.Equal(ticket.Audience, read.Audience);
        Assert.Equal(ticket.Entries, read.Entries);
    }

    [Fact]
    public async Task Save_SameTicketFetchedLater_IsUnchangedAndFresher()
    {
        var ticket = SampleTicket.Create();
        await Store.SaveAsync(ticket, Token);
        var later = ticket with { FetchedAt = ticket.FetchedAt.AddDays(1) };

        Assert.Equal(StoredChange.Unchanged, await Store.SaveAsync(later, Token));

        Assert.Equal(later.FetchedAt, Assert.Single(await Store.FindAsync(ticket.Number, People.Staff, Token)).FetchedAt);
    }

    [Fact]
    public async Task Save_ChangedTicket_ReplacesFieldsAndEntries()
    {
        var ticket = SampleTicket.Create();
        await Store.SaveAsync(ticket, Token);
        var changed = ticket with
        {
            State = "Closed",
            ClosedAt = SampleTicket.Opened.AddDays(1),
            CloseNotes = "Queue reopened.",
            Entries = [ticket.Entries[0], ticket.Entries[0] with { Text = "It runs now.", At = SampleTicket.Opened.AddHours(5) }, ticket.Entries[1]],
        };

        Assert.Equal(StoredChange.Changed, await Store.SaveAsync(changed, Token));

        var read = Assert.Single(await Store.FindAsync(ticket.Number, People.Staff, Token));
        Assert.True(read.IsResolved);
        Assert.Equal(["My job waits.", "Queue is drained.", "It runs now."], read.Entries.Select(entry => entry.Text));
    }

    [Fact]
    public async Task Save_ManyAtOnce_TellsWhatItDidToEach()
    {
        var (kept, changed, added) = (SampleTicket.Create("INC0000001"), SampleTicket.Create("INC0000002"), SampleTicket.Create("INC0000003"));
        await Store.SaveAsync([kept, changed], Token);
        changed = changed with { State = "Closed", Entries = [.. changed.Entries, changed.Entries[0] with { Text = "It runs now.", At = SampleTicket.Opened.AddHours(5) }] };
        var copy = kept with { Source = "uploads" };

        var changes = await Store.SaveAsync([kept, copy, changed, added], Token);

        Assert.Equal([StoredChange.Unchanged, StoredChange.Added, StoredChange.Changed, StoredChange.Added], changes);
        foreach (var ticket in new[] { changed, added })
        {
            Assert.Equivalent(ticket, Assert.Single(await Store.FindAsync(ticket.Number, People.Staff, Token)), strict: true);
        }

        Assert.Equal(2, (await Store.FindAsync(kept.Number, People.Staff, Token)).Count);
    }

    [Fact]
    public async Task Find_ByDocuments_FindsThoseThatTheCallerMayRead()
    {
        var (first, second) = (SampleTicket.Create("INC0000001"), SampleTicket.Create("INC0000002", requester: "bob"));
        await Store.SaveAsync([first, second, first with { Source = "uploads", Audience = Audience.Staff }], Token);
        DocumentId[] documents = [new("tickets", first.SysId), new("tickets", second.SysId), new("tickets", "never there")];

        Assert.Equal([first.Number, second.Number], (await Store.FindAsync(documents, People.Staff, Token)).Select(ticket => ticket.Number).Order(Comparer<TicketNumber>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))));
        Assert.Equal("My job waits.", Assert.Single(Assert.Single(await Store.FindAsync(documents, People.Ada, Token)).Entries).Text);
    }

    [Fact]
    public async Task Save_OnlyAudienceNarrowed_HidesTheTicket()
    {
        var ticket = SampleTicket.Create();
        await Store.SaveAsync(ticket, Token);

        await Store.SaveAsync(ticket with { Audience = Audience.Group("security") }, Token);

        Assert.Empty(await Store.FindAsync(ticket.Number, People.Staff, Token));
        Assert.Single(await Store.FindAsync(ticket.Number, People.SecurityStaff, Token));
    }

    [Fact]
    public async Task Save_SameTicketByTwoAtOnce_IsStoredOnce()
    {
        var ticket = SampleTicket.Create();
        var stores = Enumerable.Range(0, 4).Select(_ => InNewProgram<TicketStore>()).ToList();

        var changes = await Task.WhenAll(stores.Select(store => Task.Run(() => store.SaveAsync(ticket, Token), Token)));

        Assert.Single(changes, StoredChange.Added);
        Assert.Equal(2, Assert.Single(await Store.FindAsync(ticket.Number, People.Staff, Token)).Entries.Count);
    }

    [Fact]
    public async Task Save_TextThatDatabasesRefuse_IsKeptReadable()
    {
        var ticket = SampleTicket.Create() with { Subject = "nul \0 and half \uD83D of a pair, whole \uD83D\uDE00", Tags = ["a\0b"] };

        await Store.SaveAsync(ticket, Token);

        var read = Assert.Single(await Store.FindAsync(ticket.Number, People.Staff, Token));
        Assert.Equal("nul \uFFFD and half \uFFFD of a pair, whole \uD83D\uDE00", read.Subject);
        Assert.Equal(StoredChange.Unchanged, await Store.SaveAsync(ticket, Token));
    }

    [Fact]
    public async Task Save_UploadOfTheSameNumber_StandsBesideTheFetchedOne()
    {
        await Store.SaveAsync(SampleTicket.Create(), Token);
        await Store.SaveAsync(SampleTicket.Create(source: "uploads", audience: Audience.Staff), Token);

        var found = await Store.FindAsync(new TicketNumber("RITM0429668"), People.Staff, Token);
        Assert.Equal(["tickets", "uploads"], found.Select(ticket => ticket.Source).Order());

        await Store.RemoveAsync("uploads", found[0].SysId, Token);
        Assert.Equal("tickets", Assert.Single(await Store.FindAsync(new TicketNumber("RITM0429668"), People.Staff, Token)).Source);
    }

    [Fact]
    public async Task Remove_TakesTicketAndEntriesOut_AndUnknownIsNoError()
    {
        var ticket = SampleTicket.Create();
        await Store.SaveAsync(ticket, Token);

        await Store.RemoveAsync(ticket.Source, ticket.SysId, Token);
        await Store.RemoveAsync(ticket.Source, "never there", Token);

        Assert.Empty(await Store.FindAsync(ticket.Number, People.Staff, Token));
        await using var tables = OpenTables();
        Assert.Equal(0, await tables.TicketEntries.CountAsync(Token));
    }
}

public sealed class TicketStoreOnSqliteTests() : TicketStoreTests(DatabaseProvider.Sqlite);

public sealed class TicketStoreOnPostgreSqlTests() : TicketStoreTests(DatabaseProvider.PostgreSql);
