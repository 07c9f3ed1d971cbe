using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Tests.Runs;

/// <summary>Tickets are recorded many at a time: nothing may get lost with those that wait.</summary>
public sealed class TicketBatchTests : IAsyncDisposable
{
    private static readonly Caller Staff = Caller.Create("test", "sue", "Sue", CallerRoles.Staff, requester: "sue");
    private static readonly SourceMark Reached = new("reached", new DocumentVersion("1", null));

    private readonly Pipeline _pipeline = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Only what the settings name is searched.
    public TicketBatchTests() => (_pipeline.Settings["Sources:tickets:Kind"], _pipeline.Settings["Sources:tickets:Path"]) = ("TicketFile", "tickets.json");

    public ValueTask DisposeAsync() => _pipeline.DisposeAsync();

    [Fact]
    public async Task Ticket_ThatComesAgainWithinABatch_IsStoredAsItIsThen_AndCountedOnce()
    {
        var report = await RunAsync(Ticket(1, "waits"), Ticket(2, "waits"), Ticket(1, "works", minutes: 5), new WalkCompleted());

        Assert.Equal((2, 0, 2), (report.Added, report.Failed.Count, report.Seen));
        Assert.Equal(["INC0000001"], await _pipeline.FindAsync("works", Staff));
        Assert.Equal("The job works.", (await ReadAsync(1))!.Entries.Single().Text);
    }

    [Fact]
    public async Task Ticket_ThatGoesWithinABatch_IsTakenOut()
    {
        await RunAsync(Ticket(1, "waits"), Ticket(2, "waits"), new GoneDocument("INC0000001"), new WalkCompleted());

        Assert.Equal(["INC0000002"], await _pipeline.FindAsync("waits", Staff));
        Assert.Null(await ReadAsync(1));
    }

    [Fact]
    public async Task Mark_BehindATicketThatWaits_IsNotRememberedWithoutIt()
    {
        Func<Task> later = () => Task.Run(() => _pipeline.Clock.Advance(TimeSpan.FromMinutes(1)), Token);

        await RunAsync(Ticket(1, "waits"), Reached, later, Ticket(2, "waits"), new NotSupportedException("the power is cut"));

        Assert.Equal(["INC0000001", Reached.Address], (await LedgerAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(["INC0000001"], await _pipeline.FindAsync("waits", Staff));
    }

    [Fact]
    public async Task Run_StoppedWithinABatch_LeavesWholeTickets_AndTheNextBringsTheRest()
    {
        using var stop = new CancellationTokenSource();
        var run = (await _pipeline.StartAsync()).GetRequiredService<IngestRun>();
        Func<Task> stopNow = stop.CancelAsync;
        var tickets = Enumerable.Range(1, 270).Select(number => Ticket(number, "waits")).ToList();
        var cut = new ScriptedSource("tickets", [.. tickets.Take(230), stopNow, .. tickets.Skip(230)]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.RunAsync([(Definition, cut)], RunMode.Usual, null, stop.Token));
        var left = await _pipeline.FindAsync("waits", Staff, top: 1000);
        foreach (var address in left)
        {
            Assert.NotNull(await ReadAsync(int.Parse(address[3..], null)));
        }

        var report = await RunAsync([.. tickets, new WalkCompleted()]);

        Assert.Equal(left, (await LedgerAsync()).Take(left.Count));
        Assert.Equal((270 - left.Count, left.Count, 0), (report.Added, report.Unchanged, report.Failed.Count));
        Assert.Equal(270, (await _pipeline.FindAsync("waits", Staff, top: 1000)).Count);
    }

    private static SourceDefinition Definition => new("tickets", new SourceOptions { Kind = SourceKind.ServiceNow, Url = "https://centre.example.org/" });

    private FetchedTicket Ticket(int number, string what, int minutes = 0) => new(
        new Ticket
        {
            Source = "tickets",
            SysId = $"INC{number:0000000}",
            Number = new TicketNumber($"INC{number:0000000}"),
            Table = "incident",
            Subject = "A question about a job",
            Requester = new Requester("Ada", "ada@example.org", "ada"),
            State = "New",
            UpdatedAt = _pipeline.Clock.Start.AddMinutes(minutes),
            Entries = [new JournalEntry(_pipeline.Clock.Start, "Ada", JournalKind.Comment, $"The job {what}.", Audience.Staff)],
            Audience = Audience.Staff,
            FetchedAt = _pipeline.Clock.Start,
        },
        new Dictionary<string, int>());

    private Task<SourceReport> RunAsync(params IReadOnlyList<object> items) => _pipeline.RunAsync(new ScriptedSource("tickets", items), options: Definition.Options);

    private async Task<IEnumerable<string>> LedgerAsync() =>
        (await (await _pipeline.StartAsync()).GetRequiredService<DocumentLedger>().LoadAsync("tickets", Token)).Keys.Order(StringComparer.Ordinal);

    private async Task<Ticket?> ReadAsync(int number) =>
        (await (await _pipeline.StartAsync()).GetRequiredService<TicketStore>().FindAsync(new TicketNumber($"INC{number:0000000}"), Staff, Token)).SingleOrDefault();
}
