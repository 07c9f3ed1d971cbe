using Assistant.Ingest.Tickets.Mail;

namespace Assistant.Ingest.Tests.Tickets.Mail;

public sealed class AnsweredMailTests
{
    private const string Old = "<p>Hello Mira,</p><pre>qsub -l select=2</pre><p>which queue is it?</p>";

    [Theory]
    [InlineData("On Mon, Aug 10, 2026 at 12:02 PM HLCC Support &lt;<a href='mailto:s@x.example'>s@x.example</a>&gt; wrote:")]
    [InlineData("On 10 Aug 2026, at 12:02, HLCC Support &lt;s@x.example&gt; wrote:")]
    [InlineData("On 10/08/2026 12:02, HLCC Support wrote:")]
    [InlineData("Am 10.08.2026 um 12:02 schrieb HLCC Support &lt;s@x.example&gt;:")]
    [InlineData("Am Mo., 10. Aug. 2026 um 12:02 Uhr schrieb HLCC Support &lt;s@x.example&gt;:")]
    [InlineData("Le&nbsp;lun. 10 août 2026 à&nbsp;12:02, HLCC Support &lt;s@x.example&gt; a écrit&nbsp;:")]
    [InlineData("El lun, 10 ago 2026 a las 12:02, HLCC Support (&lt;s@x.example&gt;) escribió:")]
    [InlineData("ma 10. elok. 2026 klo 12.02 HLCC Support (s@x.example) kirjoitti:")]
    [InlineData("HLCC Support &lt;s@x.example&gt; kirjoitti 10.8.2026 kello 12.02:")]
    [InlineData("10.8.2026 12.02, HLCC Support kirjoitti:")]
    public void Clean_QuotationBelowItsAuthor_IsGone(string author)
    {
        Assert.Equal("prod it is", MailBody.Clean($"<div>prod it is</div><div>{author}</div><blockquote>{Old}</blockquote>"));
        Assert.Equal("prod it is", MailBody.Clean($"<div>{author}<br></div><blockquote style='margin:0'>{Old}</blockquote><div>prod it is</div>"));
        Assert.Equal("Hi,\n\nprod it is", MailBody.Clean($"<p>Hi,</p><p>{author}</p><blockquote>{Old}</blockquote><p>prod it is</p>"));
    }

    [Theory]
    [InlineData("<p>It says:</p><blockquote>node h0233 went down at 12:02</blockquote><p>Why?</p>", "It says:\n\nnode h0233 went down at 12:02\n\nWhy?")]
    [InlineData("<p>My colleague wrote:</p><blockquote>it works for me</blockquote>", "My colleague wrote:\n\nit works for me")]
    [InlineData("<blockquote><pre>slurmstepd: error</pre></blockquote><p>Why?</p>", "    slurmstepd: error\n\nWhy?")]
    public void Clean_QuotationOfThePersonsOwn_Stays(string body, string expected) => Assert.Equal(expected, MailBody.Clean(body));

    [Theory]
    [InlineData("-----Original Message-----\nFrom: x")]
    [InlineData("-----Original Message-----\nFrom: A <a@x.example>\nSent: Monday\n\n")]
    [InlineData("received from: a@x.example\n\n-----Original Message-----\nFrom: A <a@x.example>\nSent: Monday\nTo: B\nSubject: C\n\nRef:MSG123456_abc")]
    [InlineData("<p>-----Original Message-----<br>From: A<br>Sent: B</p>")]
    [InlineData("-----Ursprüngliche Nachricht-----\nVon: A\nGesendet: Montag")]
    public void Clean_NothingButTheHeadOfAnAnsweredMail_IsEmpty(string body) => Assert.Equal("", MailBody.Clean(body));

    [Fact]
    public void Clean_NothingButAnAnsweredMail_IsEmptyInATicketThatHoldsMore()
    {
        var body = "-----Original Message-----\nFrom: A <a@x.example>\nSent: Monday\n\nThe code crashes in MPI_Init.";

        var before = new EarlierTexts();
        before.Add("Something was said before.");

        Assert.Equal("", MailBody.Clean(body, before));
        Assert.Equal("The code crashes in MPI_Init.", MailBody.Clean(body));
    }
}
