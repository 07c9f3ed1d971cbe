using Assistant.Ingest.Tickets.Mail;

namespace Assistant.Ingest.Tests.Tickets.Mail;

public sealed class ClosingTests
{
    [Theory]
    [InlineData("Best regards,\nDr. Mira Vance\nSenior Scientist\nIce Dynamics Group\nHarrow Lake Institute\n+00 555 0182")]
    [InlineData("Kind regards\n\nMira van der Vance")]
    [InlineData("Thanks,\nmira")]
    [InlineData("Thanks!")]
    [InlineData("Many thanks and best regards,\nMira and Oren")]
    [InlineData("Cheers, Mira")]
    [InlineData("Cheers,\nMira\nPhD student in glaciology\nTel: 555 0182\nE-Mail: mira@x.example\nhttps://x.example")]
    [InlineData("Mit freundlichen Grüßen\nMira Vance\nInstitut für Eis")]
    [InlineData("Ystävällisin terveisin,\nMira Vance")]
    [InlineData("Un saludo,\nMira")]
    [InlineData("Thanks a lot!\n\nBest regards,\nMira")]
    [InlineData("Best regards,\nMira\n\nIce Dynamics Group\nRoom 2.14")]
    public void Clean_ClosingAtTheEnd_IsGone(string closing) => Assert.Equal("It works.", MailBody.Clean($"It works.\n\n{closing}"));

    [Theory]
    [InlineData("Thanks, and one more question: how long is the queue?")]
    [InlineData("Thanks,\nand one more question: how long is the queue?")]
    [InlineData("Thanks!\n\nIt works now")]
    [InlineData("Thanks\n\nproject: icesheet\nqueue: prod")]
    [InlineData("Thanks\nMira\n\nproject: icesheet\nqueue: prod")]
    [InlineData("Thanks\nMira\n\nthe second one works")]
    [InlineData("Cheers,\nMira\n\n/scratch/mira/run.sh")]
    [InlineData("Cheers,\nMira\n\n    module load gcc")]
    [InlineData("Cheers,\nMira\n\nOr is there another way?")]
    [InlineData("Thanks for looking at it")]
    [InlineData("Thanks,\nh0233\nh0234\nh0235")]
    public void Clean_ContentBelowASignOff_Stays(string rest) => Assert.Equal($"It fails.\n\n{rest}", MailBody.Clean($"It fails.\n\n{rest}"));

    [Theory]
    [InlineData("Thanks!\n\nMira")]
    [InlineData("Hello Ines,\n\nthanks a lot!\n\nMira")]
    public void Clean_NothingButAClosing_Stays(string body) => Assert.Equal(body, MailBody.Clean(body));

    [Fact]
    public void Clean_ClosingInHtml_IsGone() =>
        Assert.Equal("It works.", MailBody.Clean("<div>It works.</div><div><br></div><div>Best regards,</div><div>Mira Vance</div><div>Ice Dynamics Group</div>"));
}
