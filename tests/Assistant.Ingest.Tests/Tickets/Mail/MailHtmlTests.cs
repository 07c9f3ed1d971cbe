using Assistant.Ingest.Tickets.Mail;

namespace Assistant.Ingest.Tests.Tickets.Mail;

public sealed class MailHtmlTests
{
    [Theory]
    [InlineData("<p>Hello,</p><p>it <b>fails</b>.&nbsp; Why?</p>", "Hello,\n\nit fails. Why?")]
    [InlineData("<div>a</div><div><br></div><div>b</div>", "a\n\nb")]
    [InlineData("a<br>b<br><br>c", "a\nb\n\nc")]
    [InlineData("<pre>$ ls\n  x\ty</pre><p>done</p>", "    $ ls\n      x\ty\n\ndone")]
    [InlineData("<ul><li>one</li><li>two<ol><li>deep</li></ol></li></ul>", "- one\n- two\n  1. deep")]
    [InlineData("<table><tr><th>node</th><th>state</th></tr><tr><td>h0233</td><td>down</td></tr></table>", "node | state\nh0233 | down")]
    [InlineData("<p>see <a href='https://docs.example.org/q'>the page</a> and <a href='https://docs.example.org/r'>docs.example.org/r</a></p>", "see the page (https://docs.example.org/q) and docs.example.org/r")]
    [InlineData("<p><a href='https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fdocs.example.org%2Fq&amp;data=05'>page</a></p>", "page (https://docs.example.org/q)")]
    [InlineData("<p><a href='javascript:alert(1)'>page</a> <a href='mailto:a@x.example'>a@x.example</a></p>", "page a@x.example")]
    [InlineData("<p>run qsub -A <project> now</p>", "run qsub -A <project> now")]
    [InlineData("Hello,\n\nplain first.\n\n[code]<p>then HTML</p>[/code]", "Hello,\n\nplain first.\n\nthen HTML")]
    public void Clean_Html_KeepsItsForm(string body, string expected) => Assert.Equal(expected, MailBody.Clean(body));

    [Theory]
    [InlineData("<html><head><style>p{color:red}</style><title>x</title></head><body><script>a()</script><p>Hi</p></body></html>")]
    [InlineData("<!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]--><p>Hi</p><![if !supportLists]><![endif]><v:shape><v:imagedata src='a'/></v:shape>")]
    [InlineData("<div style='display:none'>preview</div><p>Hi</p><img src='https://x.example/pixel.gif' alt='logo'>")]
    [InlineData("<p>Hi</p><blockquote type='cite'>old</blockquote>")]
    [InlineData("<div>Hi</div><div class='gmail_quote'>On Tue wrote:<blockquote class='gmail_quote'>old</blockquote></div>")]
    [InlineData("<p>Hi</p><div id='divRplyFwdMsg'><b>From:</b> A</div><div>old</div>")]
    [InlineData("<p>Hi</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> A<br><b>Sent:</b> B<br><b>To:</b> C<br><b>Subject:</b> D</p></div><p>old</p>")]
    [InlineData("<body><div><p>Hi</p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> A</p></div></div><p>old</p></div></body>")]
    [InlineData("<p>Hi</p><div class='gmail_signature'>Mira<br>Group</div>")]
    public void Clean_HtmlNoise_IsGone(string body) => Assert.Equal("Hi", MailBody.Clean(body));

    [Fact]
    public void Clean_HtmlThatIsOnlyAQuotation_IsKept() => Assert.Contains("the text", MailBody.Clean("<blockquote type='cite'><p>the text</p></blockquote>"));

    [Fact]
    public void Clean_ForwardedHtml_IsKept() =>
        Assert.Contains("it crashes", MailBody.Clean("<p>see below</p><div class='gmail_quote'><div class='gmail_attr'>---------- Forwarded message ---------<br>From: A</div><p>it crashes</p></div>"));

    [Fact]
    public void Clean_DeeplyNestedHtml_GivesItsText() =>
        Assert.Contains("deep", MailBody.Clean(string.Concat(Enumerable.Repeat("<div>", 20_000)) + "deep</div>"));

    [Theory]
    [InlineData("<div class='OutlookMessageHeader'>a</div>")]
    [InlineData("<ul><li>a</ul>")]
    [InlineData("<li>a")]
    [InlineData("<table><tr><td>Number:<td>")]
    [InlineData("<a href='https://x.example/'>x</a>\n> a b c\n")]
    [InlineData("On 1 1 1 1 ")]
    [InlineData(".\n")]
    [InlineData("a b c? ")]
    [InlineData("From: a\nTo: b\n\n")]
    public void Clean_HostileRepetition_ComesToAnEnd(string piece)
    {
        // Work that grows with the square of the length would take hours here.
        var body = "<br>" + string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)) + " wrote:";

        var earlier = new EarlierTexts();
        earlier.Add("something said before this mail was written, and long enough");
        Assert.NotNull(MailBody.Clean(body, earlier));
        Assert.NotNull(MailBody.Clean(body[4..]));
    }
}
