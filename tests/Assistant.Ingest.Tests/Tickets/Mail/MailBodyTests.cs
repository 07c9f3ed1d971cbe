using Assistant.Core.Privacy;
using Assistant.Ingest.Tickets.Mail;

namespace Assistant.Ingest.Tests.Tickets.Mail;

public sealed class MailBodyTests
{
    [Theory]
    [InlineData("Got it.\n\nOn Mon, Aug 10, 2026 at 12:02 PM HLCC Support <support@harrowlake.example> wrote:\n> Hello Oren,\n>\n> two checks.\n> [...]", "Got it.")]
    [InlineData("Got it.\n\nOn Mon, Aug 10, 2026 at 12:02 PM HLCC Support\n<support@harrowlake.example> wrote:\n\n> Hello Oren,", "Got it.")]
    [InlineData("Danke.\n\nAm 10.08.2026 um 12:02 schrieb HLCC Support:\n> Hallo", "Danke.")]
    [InlineData("Thanks!\n\n> Hello Mira,\n> please try the other queue.", "Thanks!")]
    [InlineData("Done.\n\n-----Original Message-----\nFrom: A <a@x.example>\nSent: Monday\nTo: B\nSubject: C\n\nHello", "Done.")]
    [InlineData("Done.\n\n________________________________\nVon: A\nGesendet: Montag\nAn: B\nBetreff: C\n\nHallo", "Done.")]
    [InlineData("Done.\n\nFrom: A <a@x.example>\nDate: Monday\nTo: B\nSubject: C\n\nHello", "Done.")]
    [InlineData("On Mon, Aug 10, 2026 at 12:02 PM A wrote:\n> Which queue?\n\nprod\n\n> Which project?\n\nicesheet", "prod\n\nicesheet")]
    public void Clean_QuotedHistory_IsGone(string body, string expected) => Assert.Equal(expected, MailBody.Clean(body));

    [Theory]
    [InlineData("It fails:\n\n>>> import torch\n>>> torch.cuda.is_available()\nFalse")]
    [InlineData("In R:\n\n> library(Rmpi)\n> x <- mpi.comm.size()\nError in library")]
    [InlineData("I run\n\n    > module load gcc\n    -- done\n    From: here\n\nand it hangs.")]
    [InlineData("On Tuesday my colleague wrote:\nthe job works.\nMine does not.")]
    [InlineData("use qsub -A <project> -l select=<n> and #include <stdio.h>")]
    [InlineData("if (a < b && b > c) x = a <b> c;")]
    [InlineData("----------\nstart\n----------\nend")]
    [InlineData("usage: tool --\nreads from stdin")]
    [InlineData("a | b\n--|--\n1 | 2")]
    [InlineData("Hello,\nthis is an automatic mount of /scratch; is that right?")]
    [InlineData("Regards to the team, but my job 7719866 still fails with exit code 1.")]
    [InlineData("status: Q\nmy job waits")]
    [InlineData("I typed\n\n> please start my job now\n\nand nothing happened.")]
    [InlineData("srun ./solver\n> out and err in one file")]
    [InlineData("> this is what the program prints\n\nIt prints nothing else.")]
    public void Clean_WhatOnlyLooksLikeNoise_IsKept(string body) => Assert.Equal(body, MailBody.Clean(body));

    [Theory]
    [InlineData("It works.\n\nBest regards\nMira Vance\nIce Dynamics Group\nRoom 2.14 | phone +00 555 0182", "It works.")]
    [InlineData("It works.\n-- \nMira\nGroup\nhttps://x.example", "It works.")]
    [InlineData("It works.\n\nCheers,\nMira\n\nPS: the job id is 7719866", "It works.\n\nCheers,\nMira\n\nPS: the job id is 7719866")]
    [InlineData("It works.\n\nCheers,\nMira\n\nThe script is /home/mira/a.sh", "It works.\n\nCheers,\nMira\n\nThe script is /home/mira/a.sh")]
    [InlineData("It works.\n--\nMira\n\nI forgot to say that it needs four GPUs and 200 GB of memory.", "It works.\nI forgot to say that it needs four GPUs and 200 GB of memory.")]
    [InlineData("It works.\n\nSent from my iPhone", "It works.")]
    public void Clean_Signature_LosesNamesAndContactLinesAlone(string body, string expected) => Assert.Equal(expected, MailBody.Clean(body));

    [Theory]
    [InlineData("##- Please type your reply above this line -##\nHi\nYou can reply directly to this email to add a comment to RITM1.\nUnsubscribe | Notification Preferences\nRef:MSG71528958_aBcDeF", "Hi")]
    [InlineData("Hi Ref:MSG71528958", "Hi")]
    [InlineData("Hi\n\nThis message and any attachments are confidential and intended solely for the addressee.\nIf you are not the intended recipient please delete it.", "Hi")]
    [InlineData("Requested item: RITM0429668\nOpened by: Mira\nState: New\n\nHi", "Hi")]
    [InlineData("CAUTION: This email originated from outside of the organization. Do not click links.\n\nHi", "Hi")]
    public void Clean_Notification_LosesItsFrame(string body, string expected) => Assert.Equal(expected, MailBody.Clean(body));

    [Fact]
    public void Clean_ForwardedMail_KeepsWhatIsPassedOn()
    {
        var body = "Please see below.\n\n---------- Forwarded message ---------\nFrom: A <a@x.example>\nDate: Mon, Aug 10, 2026\nSubject: crash\nTo: B\n\nThe code crashes in MPI_Init.";

        Assert.Equal("Please see below.\n\nThe code crashes in MPI_Init.", MailBody.Clean(body));
    }

    [Fact]
    public void Clean_NothingButAQuotation_IsKept() => Assert.Contains("please try", MailBody.Clean("> Hello,\n> please try the other queue."));

    [Fact]
    public void Clean_RepeatedJournal_LosesWhatWasSaidBefore()
    {
        var body = "Still fails.\n\n2026-09-22 14:31:12 - Ines Corvane (Additional comments)\nThe queue is not the reason here, the allocation is.";

        Assert.Equal("Still fails.", MailBody.Clean(body, Earlier("Hello,\nthe queue is not the reason here,\nthe allocation is.")));
        Assert.Equal(body, MailBody.Clean(body));
    }

    [Theory]
    [InlineData("Still fails.\n\n> The queue is not the reason here, the allocation is.")]
    [InlineData("On Mon, Aug 10, 2026 at 12:02 PM A wrote:\n\n> Which queue is it?\n\nStill fails.")]
    public void Clean_SingleQuotedLine_IsGoneWhereItIsKnownToBeOne(string body) =>
        Assert.Equal("Still fails.", MailBody.Clean(body, Earlier("the queue is not the reason here, the allocation is.")));

    [Fact]
    public void Clean_BudgetThatIsUsedUp_GivesNothingBack()
    {
        var budget = new TimeBudget(TimeSpan.FromSeconds(5), new HastyClock(TimeSpan.FromSeconds(1)));

        Assert.Throws<TimeBudgetException>(() => MailBody.Clean(string.Concat(Enumerable.Repeat("> a b c\n\nd\n", 1000)), null, budget));
    }

    [Fact]
    public void Clean_WhatItHasCleaned_StaysAsItIs()
    {
        var once = MailBody.Clean("Hi,\n\nit works.\n\nBest regards\nMira\n\nRoom 2\n--\nMira\n\n-----Original Message-----\nFrom: A\nSent: B\nTo: C");

        Assert.Equal(once, MailBody.Clean(once));
    }

    private static EarlierTexts Earlier(string text)
    {
        var earlier = new EarlierTexts();
        earlier.Add(text);
        return earlier;
    }
}
