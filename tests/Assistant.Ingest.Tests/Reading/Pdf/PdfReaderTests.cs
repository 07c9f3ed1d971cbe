using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Tests.Reading.Pdf;

public sealed class PdfReaderTests
{
    private const string Filler = "Text that fills a line of the page, so that the size of the text is known for certain.";

    [Fact]
    public void Read_Pages_BecomeSectionsWithHeadings()
    {
        var page = Read(PdfFiles.Of(
            ["# Runbook", "", Filler, Filler, "", "## Restart", "", Filler, "", "## Shutdown", "", Filler],
            [Filler, "", "## Power", "", Filler]));

        Assert.Equal("Runbook", page.Title);
        Assert.Equal(
            ["Page 1|page-1", "Restart/Page 1|page-1-2", "Shutdown/Page 1|page-1-3", "Shutdown/Page 2|page-2", "Power/Page 2|page-2-2"],
            page.Sections.Select(section => $"{string.Join('/', section.HeadingPath)}|{section.Anchor}"));
        Assert.Equal($"{Filler} {Filler}", page.Sections[0].Blocks.Single().Text);
    }

    [Fact]
    public void Read_WordsPartedAtLineEnds_AreJoined()
    {
        var page = Read(PdfFiles.Of(["The scheduler starts the job when its parti-", "tion has free nodes; the login-node and an-", "other well-known host are up. The login-", "node waits."]));

        Assert.Equal(
            "The scheduler starts the job when its partition has free nodes; the login-node and another well-known host are up. The login-node waits.",
            page.Sections.Single().Blocks.Single().Text);
    }

    [Fact]
    public void Read_WhatRepeatsAtTheEdges_IsLeftOut()
    {
        string[] hosts = ["alpha", "beta", "gamma", "delta"];
        var pages = hosts.Select((host, index) => (string[])["Operations handbook", "", $"How {host} is started.", $"{Filler} On {host}.", $"And {host} is stopped so.", "", $"Page {index + 1} of 4"]).ToArray();

        var text = string.Join('\n', Read(PdfFiles.Of(pages)).Sections.SelectMany(section => section.Blocks).Select(block => block.Text));

        Assert.DoesNotContain("handbook", text, StringComparison.Ordinal);
        Assert.DoesNotContain("of 4", text, StringComparison.Ordinal);
        Assert.All(hosts, host => Assert.Contains($"How {host} is started. {Filler} On {host}. And {host} is stopped so.", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_CodeAndLists_KeepTheirLines()
    {
        var blocks = Read(PdfFiles.Of([Filler, Filler, "", "$ for host in a b; do", "$   ssh $host uptime", "$ done", "", "• first of the items", "• second of them"])).Sections.Single().Blocks;

        Assert.Equal("```\nfor host in a b; do\n  ssh $host uptime\ndone\n```", blocks[1].Text);
        Assert.Equal(new Block(BlockKind.List, "- first of the items\n- second of them"), blocks[2]);
    }

    [Fact]
    public void Read_TextOfOneSize_HasNoHeadings() =>
        Assert.Equal(["Page 1"], Read(PdfFiles.Of([Filler, "", Filler])).Sections.Single().HeadingPath);

    [Fact]
    public void Read_Scan_SaysWhatToDo() => Assert.Contains("ocrmypdf", Fault(PdfFiles.Scan()));

    [Fact]
    public void Read_EncryptedFile_SaysWhatToDo() => Assert.Contains("password", Fault(PdfFiles.Locked()));

    [Theory]
    [InlineData("")]
    [InlineData("not a PDF at all")]
    [InlineData("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>")]
    public void Read_DamagedFile_IsAReportedFault(string content) => Assert.NotEmpty(Fault(System.Text.Encoding.ASCII.GetBytes(content)));

    [Fact]
    public void Read_FileCutOffAnywhere_IsReadOrAReportedFault()
    {
        var whole = PdfFiles.Of(["# Runbook", "", Filler], [Filler]);
        for (var length = 0; length < whole.Length; length += Math.Max(1, whole.Length / 40))
        {
            try
            {
                Read(whole[..length]);
            }
            catch (UnreadableDocumentException reported)
            {
                Assert.NotEmpty(reported.Message);
            }
        }
    }

    private static string Fault(byte[] bytes) => Assert.Throws<UnreadableDocumentException>(() => Read(bytes)).Message;

    private static ReadPage Read(byte[] bytes) =>
        new DocumentReader(new HtmlReader()).Read(DocumentFormat.Pdf, bytes, "ops/runbook.pdf", TestContext.Current.CancellationToken);
}
