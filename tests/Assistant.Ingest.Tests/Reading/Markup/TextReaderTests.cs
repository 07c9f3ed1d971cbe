using System.Text;
using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Tests.Reading.Markup;

public sealed class TextReaderTests
{
    [Fact]
    public void PlainText_UnderlinedLines_AreHeadings()
    {
        var page = Read(DocumentFormat.PlainText, "Runbook\n=======\n\nFirst\nlines.\n\nRestart\n-------\n\n    systemctl restart x\n\n- a\n- b\n\nAfter\n=====\n\nEnd.");

        Assert.Equal("Runbook", page.Title);
        Assert.Equal(
            ["|runbook|First\nlines.", "Restart|restart|```\nsystemctl restart x\n```", "Restart|restart|- a\n- b", "After|after|End."],
            Shapes(page));
    }

    [Fact]
    public void PlainText_WithoutHeadings_IsNamedByItsFile()
    {
        var page = Read(DocumentFormat.PlainText, "Just text.");

        Assert.Equal(("Disk failure", "Just text."), (page.Title, page.Sections.Single().Blocks.Single().Text));
    }

    [Fact]
    public void PlainText_InAnOldEncoding_IsDecoded()
    {
        var page = new DocumentReader(new HtmlReader()).Read(DocumentFormat.PlainText, [.. "Gr"u8, 0xFC, 0xDF, (byte)'e'], "a.txt", TestContext.Current.CancellationToken);

        Assert.Equal("Grüße", page.Sections.Single().Blocks.Single().Text);
    }

    [Fact]
    public void RestructuredText_KeepsItsForms()
    {
        var page = Read(DocumentFormat.RestructuredText, """
            .. _label:

            =========
            GPU guide
            =========

            See :ref:`the queues <queues>`, ``sbatch -p gpu``, :file:`/scratch`, `a link <https://x.org>`_ and [1]_.

            .. contents::

            Running
            =======

            .. warning:: Mind the
               quota.

            .. code-block:: bash
               :caption: job.sh

               #!/bin/bash
                 srun x

            Type this::

              $ ls

            .. tab-set::

               .. tab-item:: C

                  one

            ====  =====
            a     b
            ====  =====
            1     2
            ====  =====

            .. [1] The note
               goes on.

            Details
            -------

            #. first
            #. second
            """);

        Assert.Equal("GPU guide", page.Title);
        Assert.Equal(
            [
                "|gpu-guide|See the queues, `sbatch -p gpu`, `/scratch`, a link and [^1].",
                "Running|running|> **Warning**\n>\n> Mind the quota.",
                "Running|running|```bash\n#!/bin/bash\n  srun x\n```",
                "Running|running|Type this:",
                "Running|running|```\n$ ls\n```",
                "Running|running|**C**",
                "Running|running|one",
                "Running|running|```\na     b\n1     2\n```",
                "Running/Details|details|1. first\n2. second",
                "Running/Details|details|[^1]: The note goes on.",
            ],
            Shapes(page));
    }

    private static ReadPage Read(DocumentFormat format, string text) =>
        new DocumentReader(new HtmlReader()).Read(format, Encoding.UTF8.GetBytes(text), "ops/disk-failure.txt", TestContext.Current.CancellationToken);

    private static List<string> Shapes(ReadPage page) =>
        [.. page.Sections.SelectMany(section => section.Blocks.Select(block => $"{string.Join('/', section.HeadingPath)}|{section.Anchor}|{block.Text}"))];
}
