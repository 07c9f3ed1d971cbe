using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Tests.Reading;

public sealed class GeneratorTests
{
    private const string Content = """
        <p>Jobs are submitted with <code>sbatch job.sh</code>. The queue that fits is chosen by the scheduler, from the time and the nodes that you ask for.</p>
        <h2 id="limits">Limits</h2><table><thead><tr><th>Queue</th><th>Time</th></tr></thead><tbody><tr><td>small</td><td>3 days</td></tr></tbody></table>
        <p>See <a href="/storage">the page on storage</a> for quotas; all queues share the same file systems.</p>
        <pre><code>sbatch job.sh</code></pre>
        """;

    [Theory]
    [MemberData(nameof(GeneratorPages.Names), MemberType = typeof(GeneratorPages))]
    public void Read_PageOfAGenerator_GivesTheContentAlone(string generator)
    {
        var page = new HtmlReader().Read(GeneratorPages.Page(generator, Content));

        Assert.Equal("Jobs", page.Title);
        Assert.Equal(
            [
                "|Jobs are submitted with `sbatch job.sh`. The queue that fits is chosen by the scheduler, from the time and the nodes that you ask for.",
                "limits|| Queue | Time |\n| --- | --- |\n| small | 3 days |",
                "limits|See the page on storage for quotas; all queues share the same file systems.",
                "limits|```\nsbatch job.sh\n```",
            ],
            page.Sections.SelectMany(section => section.Blocks.Select(block => $"{(section.HeadingPath.Count > 0 ? section.Anchor : null)}|{block.Text}")));
    }

    [Fact]
    public void Read_UnknownPageOfLinks_KeepsTheLinksThatSayMore()
    {
        var page = new HtmlReader().Read("""
            <body><div><h1>Courses</h1><p>Courses that we give, each with its own page of exercises.</p>
            <ul><li><a href=a>MPI</a>: two days on messages between processes, for those who write C or Fortran</li>
            <li><a href=b>GPU</a>: one day on kernels, for those who know C++ already and have an account</li></ul></div></body>
            """);

        Assert.Contains(page.Sections.SelectMany(section => section.Blocks), block => block.Text.Contains("GPU: one day", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_UnknownPageInTwoColumns_KeepsBoth()
    {
        var column = string.Concat(Enumerable.Repeat("Text of a column that is long enough to count. ", 20));

        var page = new HtmlReader().Read($"<body><div><p>First. {column}</p></div><div><p>Second. {column}</p></div></body>");

        Assert.Equal(2, page.Sections.Single().Blocks.Count);
    }
}
