using Assistant.Core.Tickets;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Tests.Tickets;

public sealed class SampleTicketTests
{
    private static readonly string[] Noise =
    [
        "<p", "<div", "</", "&nbsp;", "MsoNormal", "font-family", "reply directly", "type your reply", "Unsubscribe", "Ref:MSG", "Original Message",
        "wrote:", "Sent:", "[...]", "Think before", "confidential", "Requested item", "555 0182", "Sent from my", "best regards", "Kind regards", "Best, Sunniva", "Regards, Nadja", "PRIVATE KEY-----",
    ];

    [Fact]
    public async Task Samples_AllTickets_AreReadWithoutNoise()
    {
        var items = await TicketFiles.WalkFileAsync(TicketFiles.Samples);
        var tickets = items.OfType<FetchedTicket>().Select(fetched => fetched.Ticket).ToList();

        Assert.Equal(16, tickets.Count);
        Assert.IsType<WalkCompleted>(items[^1]);
        Assert.Empty(items.OfType<FailedDocument>());
        foreach (var entry in tickets.SelectMany(ticket => ticket.Entries))
        {
            Assert.All(Noise, noise => Assert.DoesNotContain(noise, entry.Text));
            Assert.DoesNotContain("\n>", "\n" + entry.Text);
            Assert.NotEqual("", entry.Text.Trim());
        }
    }

    [Theory]
    [InlineData("RITM0429668", 0, "Dear support team,\n\nsince yesterday evening my job 484906.osprey-pbs (project icesheet, queue prod)")]
    [InlineData("RITM0429668", 0, "qstat -f says:\n\n    comment = Not Running: HLCC: request 768.0 node-hours exceeds balance 412.6\n\tof project icesheet\n\nI do not")]
    [InlineData("RITM0429668", 3, "    qalter -l walltime=12:00:00 484906.osprey-pbs\n\nThe comment changed overnight")]
    [InlineData("RITM0429668", 5, "in case we need them?")]
    [InlineData("INC0031842", 0, "    slurmstepd: error: Detected 1 oom_kill event in StepId=7719866.0.")]
    [InlineData("INC0031907", 1, "    $ hlquota -s home --exact\n    home   /home/lhartane   50.0 GB")]
    [InlineData("INC0031907", 1, "1. delete the package cache: rm -rf ~/.conda/pkgs\n2. export")]
    [InlineData("INC0031655", 3, "unpack one to $TMPDIR in each task. It is even faster than before.")]
    [InlineData("RITM0427730", 0, "User name: dolande")]
    [InlineData("INC0032011", 0, "  pdrumm@osprey.harrowlake.example: Permission denied (keyboard-interactive).")]
    [InlineData("INC0031710", 3, "Works, thank you!\n\nNadja")]
    [InlineData("CS0009031", 0, "The same model works! I start it with mpiexec -n 4 python train.py.", true)]
    [InlineData("INC0032077", 0, "gone from /scratch/otalbeck/fold_july. The folder is empty.")]
    [InlineData("RITM0430102", 0, "  7911530  standard  ice_run  dolande  PD  0:00  8  (ReqNodeNotAvail, Reserved for maintenance)")]
    public async Task Samples_Entry_HoldsWhatThePersonWrote(string number, int entry, string expected, bool ignoreCase = false)
    {
        var tickets = await TicketFiles.SamplesAsync();

        Assert.Contains(expected, tickets[number].Ticket.Entries[entry].Text, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    [Fact]
    public async Task Samples_Secrets_AreRemovedAndCounted()
    {
        var tickets = await TicketFiles.SamplesAsync();

        Assert.Equal(new Dictionary<string, int> { ["token"] = 1, ["password"] = 1 }, tickets["INC0032011"].Redactions);
        Assert.Equal(new Dictionary<string, int> { ["private key"] = 1 }, tickets["RITM0430021"].Redactions);
        Assert.Equal(2, tickets.Values.Count(fetched => fetched.Redactions.Count > 0));
        Assert.Contains("password: [password removed]\nand the API token", tickets["INC0032011"].Ticket.Entries[0].Text);
        Assert.Contains("install it for me:\n\n[private key removed]\n\nKaspar", tickets["RITM0430021"].Ticket.Entries[0].Text);
    }

    [Fact]
    public async Task Samples_Labels_KeepWorkNotesFromRequesters()
    {
        foreach (var ticket in (await TicketFiles.SamplesAsync()).Values.Select(fetched => fetched.Ticket))
        {
            Assert.Equal($"requester:{ticket.Requester.UserName} staff", ticket.Audience.ToString());
            Assert.All(ticket.Entries, entry => Assert.Equal(entry.Kind == JournalKind.WorkNote ? "staff" : ticket.Audience.ToString(), entry.Audience.ToString()));
        }
    }
}
