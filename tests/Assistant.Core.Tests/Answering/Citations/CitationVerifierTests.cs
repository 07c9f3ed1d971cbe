using Assistant.Core.Answering.Citations;

namespace Assistant.Core.Tests.Answering.Citations;

public sealed class CitationVerifierTests
{
    private const string Scratch = """
        Every project has 10,000 GB on `/lus/eagle` (see $SCRATCH). Files are deleted after 90 days, the quota is 2 TiB.
        Jobs may run for up to 24 hours in the queue `debug-scaling`. Submit with `#PBS` lines and `qsub -l select=2 -A <project> job.sh`, or set `PBS_O_WORKDIR`.
        ROCm is 5.2.3, the processor an AMD EPYC 9734 112-Core.

        | Partition | Memory (GB) | Max. walltime |
        |---|---|---|
        | small | 224 | 3-00:00:00 |
        | large | 480 | 72:00:00 |
        """;

    [Theory]
    [InlineData("You have 10000 GB [1].")]
    [InlineData("You have 10 000 GB [1].")]
    [InlineData("You have 10,000 GB on `/lus/eagle` [1].")]
    [InlineData("Files go after 90 days; the limit is 24-hour or 24 h [1].")]
    [InlineData("The partition small has 224 GB [1].")]
    [InlineData("On large a job may take 72 hours [1].")]
    [InlineData("Run `qsub -l select=4 -A myproject my.sh` in `debug-scaling` [1].")]
    [InlineData("Set `$PBS_O_WORKDIR` or ${PBS_O_WORKDIR} [1].")]
    [InlineData("Look at /lus/eagle/ and “debug-scaling” [1].")]
    [InlineData("It has version 5.2.3 and the AMD 9734 112-core processor [1].")]
    [InlineData("There are 3 ways, and it is 2 TiB [1].")]
    [InlineData("Submit it [1]:\n\n```bash\n#PBS -l select=1\nMYVAR=x\necho $MYVAR\nqsub -A proj job.sh\n```")]
    public void Check_WhatTheSourceHolds_IsSupported(string answer)
    {
        var verified = CitationVerifier.Check(answer, [TestSources.Source(1, Scratch)]);

        Assert.Equal([], verified.Checks.SelectMany(check => check.Unsupported));
    }

    [Theory]
    [InlineData("You have 10,000 GiB [1].", "10,000 GiB")]
    [InlineData("You have 1,000 GB [1].", "1,000 GB")]
    [InlineData("The quota is 2 TB [1].", "2 TB")]
    [InlineData("It runs for 48 hours [1].", "48 hours")]
    [InlineData("It has version 5.2.4 [1].", "5.2.4")]
    [InlineData("Look at /lus/grand [1].", "/lus/grand")]
    [InlineData("Use `--gres=gpu:4` [1].", "--gres=gpu:4")]
    [InlineData("Use `-q` [1].", "-q")]
    [InlineData("Set `SBATCH_ACCOUNT` [1].", "SBATCH_ACCOUNT")]
    [InlineData("See https://evil.example/x [1].", "https://evil.example/x")]
    [InlineData("See [this](https://evil.example/x) [1].", "https://evil.example/x")]
    [InlineData("Run `sbatch job.sh` [1].", "sbatch")]
    [InlineData("The queue is `debug` or `prod` [1].", "prod")]
    [InlineData("The system has 560 nodes [1].", "560 nodes")]
    [InlineData("Submit it [1]:\n\n```bash\nsbatch --nodes=2 job.sh\n```", "sbatch", "--nodes")]
    public void Check_WhatTheSourceDoesNotHold_IsNamed(string answer, params string[] unsupported)
    {
        var verified = CitationVerifier.Check(answer, [TestSources.Source(1, Scratch)]);

        Assert.Equal(unsupported, verified.Checks.SelectMany(check => check.Unsupported));
        Assert.False(verified.Citations[0].Supported);
    }

    [Fact]
    public void Check_NumberOfNoSource_IsMarked()
    {
        var verified = CitationVerifier.Check("It is so [1]. It is not [7].", [TestSources.Source(1, "It is so.")]);

        var check = Assert.Single(verified.Checks);
        Assert.Equal(("It is not [7].", "[7]"), (check.Sentence, check.Unsupported.Single()));
    }

    [Fact]
    public void Check_PieceInAnotherSourceThanTheCited_IsUnsupported()
    {
        var sources = new[] { TestSources.Source(1, "Home has 50 GB."), TestSources.Source(2, "Scratch has 10 TB.") };

        var verified = CitationVerifier.Check("Home has 50 GB [1]. Scratch has 10 TB [1].", sources);

        Assert.Equal("10 TB", verified.Checks.Single().Unsupported.Single());
        Assert.Equal([false, null], verified.Citations.Select(citation => citation.Supported));
    }

    [Fact]
    public void Check_SeveralSourcesCited_SupportTogether()
    {
        var sources = new[] { TestSources.Source(1, "Home has 50 GB."), TestSources.Source(2, "Scratch has 10 TB."), TestSources.Source(3, "Hello.") };

        var verified = CitationVerifier.Check("Home has 50 GB and scratch 10 TB [1, 2]. Greetings [3].", sources);

        Assert.Empty(verified.Checks);
        Assert.Equal([true, true, null], verified.Citations.Select(citation => citation.Supported));
    }

    [Fact]
    public void Check_SentenceWithoutCitation_TakesThatAtTheEndOfItsParagraph()
    {
        var sources = new[] { TestSources.Source(1, "Home has 50 GB."), TestSources.Source(2, "Scratch has 10 TB.") };

        Assert.Equal("10 TB", CitationVerifier.Check("Scratch has 10 TB. Home has 50 GB [1].", sources).Checks.Single().Unsupported.Single());
        Assert.Empty(CitationVerifier.Check("- Scratch has 10 TB\n- Ask there [2]", sources).Checks);
        Assert.Equal("50 GB", CitationVerifier.Check("- Home has 50 GB\n- Ask there [2]", sources).Checks.Single().Unsupported.Single());
    }

    [Fact]
    public void Check_NothingCited_SearchesAllSources()
    {
        var sources = new[] { TestSources.Source(1, "Home has 50 GB."), TestSources.Source(2, "Scratch has 10 TB.") };

        var verified = CitationVerifier.Check("Home has 50 GB.\n\nTape has 70 PB.", sources);

        Assert.Equal("70 PB", verified.Checks.Single().Unsupported.Single());
        Assert.Equal([null, null], verified.Citations.Select(citation => citation.Supported));
    }

    [Fact]
    public void Check_HostileText_EndsInTime()
    {
        var answer = string.Concat(Enumerable.Repeat("a/b 1,1 `x` [1", 3000)) + new string('[', 5000) + new string('1', 5000) + new string('`', 5000);

        CitationVerifier.Check(answer, [TestSources.Source(1, answer)]);
    }
}
