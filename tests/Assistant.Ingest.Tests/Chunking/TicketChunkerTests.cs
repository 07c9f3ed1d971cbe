using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Ingest.Chunking;
using Assistant.Ingest.Tests.Tickets;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Tests.Chunking;

public sealed class TicketChunkerTests
{
    private static readonly IOptions<ChunkingOptions> Chunking = Options.Create(new ChunkingOptions());
    private static readonly TokenCounter Counter = new(Chunking);
    private readonly TicketChunker _chunker = new(new PassageChunker(Chunking, Counter), new Redactor());

    [Fact]
    public async Task Split_Samples_GivesRequestersNothingOfWorkNotes()
    {
        foreach (var ticket in (await TicketFiles.SamplesAsync()).Values.Select(fetched => fetched.Ticket))
        {
            var notes = ticket.Entries.Where(entry => entry.Kind == JournalKind.WorkNote).SelectMany(entry => Pieces(entry.Text)).ToList();
            var requester = Audience.Requester(ticket.Requester.UserName);
            var visible = _chunker.Split(ticket).Where(passage => passage.Audience.Overlaps(requester)).ToList();

            Assert.NotEmpty(visible);
            Assert.All(visible, passage => Assert.All(notes, note => Assert.DoesNotContain(note, passage.Text)));
        }
    }

    [Fact]
    public async Task Split_Samples_KeepsToTheContract()
    {
        foreach (var ticket in (await TicketFiles.SamplesAsync()).Values.Select(fetched => fetched.Ticket))
        {
            var passages = _chunker.Split(ticket);

            Assert.Equal(passages.Count, passages.Select(passage => passage.Id).Distinct().Count());
            Assert.Equal(Enumerable.Range(0, passages.Count), passages.Select(passage => passage.Position));
            Assert.Equal(ticket.IsResolved, passages.Any(passage => passage.Kind == PassageKind.TicketResolution));
            Assert.Equal(passages.Select(passage => passage.Id), _chunker.Split(ticket).Select(passage => passage.Id));
            Assert.All(passages, passage =>
            {
                Assert.Equal(new DocumentId("archive", ticket.SysId), passage.Document);
                Assert.Equal($"/tickets/{ticket.Number}#{passage.Anchor}", passage.Url);
                Assert.Equal(ticket.Subject, passage.Title);
                Assert.True(Counter.Count(passage.Text) <= Chunking.Value.MaxTokens);
                Assert.DoesNotMatch(@"[\w.]+@(?!osprey\.harrowlake)[\w-]+\.", passage.Text);
            });
        }
    }

    [Fact]
    public async Task Split_ResolvedTicket_TellsProblemAndResolutionApart()
    {
        var passages = _chunker.Split((await TicketFiles.SamplesAsync())["INC0031842"].Ticket);

        var problem = passages.First(passage => passage.Kind == PassageKind.TicketProblem);
        Assert.Equal(("problem", "Problem"), (problem.Anchor, problem.Heading));
        Assert.StartsWith("Heron job killed, exit code 137\n\nHello support,", problem.Text);
        Assert.Contains("```\nslurmstepd: error: Detected 1 oom_kill event", problem.Text);
        Assert.DoesNotContain("the node is fine", problem.Text);
        var resolution = passages.First(passage => passage.Kind == PassageKind.TicketResolution);
        Assert.StartsWith("Out of memory. The job ran in the shared partition", resolution.Text);
        Assert.Contains("the node is fine; your job used more memory", resolution.Text);
        var note = Assert.Single(passages, passage => passage.Kind == PassageKind.TicketWorkNote);
        Assert.Equal(("note-1", "staff"), (note.Anchor, note.Audience.ToString()));
    }

    [Fact]
    public void Split_LongTicket_StaysWithinTheBudget()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 80).Select(index => $"Paragraph {index} says that the job waits in the queue and nothing happens for hours."));
        var passages = _chunker.Split(Ticket(text));

        Assert.True(passages.Count > 2);
        Assert.All(passages, passage => Assert.True(Counter.Count(passage.Text) <= Chunking.Value.MaxTokens));
    }

    [Fact]
    public void Split_ContactData_IsMasked()
    {
        var passage = Assert.Single(_chunker.Split(Ticket("Write to joe@x.example or call +49 221 5550182; I use ssh joe@login.x.example")));

        Assert.Contains("Write to [e-mail] or call [phone]; I use ssh joe@login.x.example", passage.Text);
    }

    private static IEnumerable<string> Pieces(string note) =>
        note.Split('.', StringSplitOptions.TrimEntries).Where(piece => piece.Length > 20);

    private static Ticket Ticket(string text) => new()
    {
        Source = "archive",
        SysId = "x",
        Number = new TicketNumber("RITM0000001"),
        Table = "sc_req_item",
        Subject = "Subject",
        Requester = new Requester("Joe", "", "joe"),
        State = "Open",
        Audience = Audience.Staff,
        FetchedAt = DateTimeOffset.UnixEpoch,
        Entries = [new JournalEntry(DateTimeOffset.UnixEpoch, "Joe", JournalKind.Comment, text, Audience.Staff)],
    };
}
