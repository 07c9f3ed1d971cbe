using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Tests.Retrieval.Analysis;

public sealed class TextTokenizerTests
{
    [Theory]
    [InlineData("qsub -l select=2", "qsub", "-l", "select=2", "select")]
    [InlineData("--gres=gpu:4", "--gres=gpu:4", "--gres", "gres", "gpu")]
    [InlineData("/lus/eagle", "/lus/eagle", "lus", "eagle")]
    [InlineData("cd /scratch/", "cd", "/scratch", "scratch")]
    [InlineData("$PBS_O_WORKDIR", "pbs_o_workdir", "pbs", "workdir")]
    [InlineData("${PBS_O_WORKDIR}", "pbs_o_workdir", "pbs", "workdir")]
    [InlineData("module load gcc/12.2.0", "module", "load", "gcc/12.2.0", "12.2.0", "gcc", "12.2")]
    [InlineData("#SBATCH --mem-per-cpu=4G", "sbatch", "--mem-per-cpu=4g", "--mem-per-cpu", "mem-per-cpu", "mem", "per", "cpu", "4g")]
    [InlineData("edit ~/.bashrc", "edit", "/.bashrc", "bashrc")]
    [InlineData(".bashrc", ".bashrc", "bashrc")]
    [InlineData("C++ and c#", "c++", "and", "c")]
    [InlineData("QOSGrpCpuLimit", "qosgrpcpulimit", "qos", "grp", "cpu", "limit")]
    [InlineData("20GB of GPUs", "20gb", "20", "gb", "of", "gpus")]
    [InlineData("Don't use the user's `$HOME`.", "dont", "use", "the", "user", "home")]
    [InlineData("(see https://my.example.org/a/).", "see", "https://my.example.org/a", "my.example.org", "https", "my", "example", "org")]
    [InlineData("Müller’s naïve Żółw", "muller", "naive", "zolw")]
    [InlineData("a100 -- b -", "a100", "b")]
    [InlineData("…,;!?", new string[0])]
    public void Tokenize_Text_GivesWholesAndParts(string text, params string[] expected) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), TextTokenizer.Tokenize(text).Select(token => token.Text).Order(StringComparer.Ordinal));

    [Fact]
    public void Tokenize_Composed_StandsWhereItsFirstPartStands()
    {
        var tokens = TextTokenizer.Tokenize("set PBS_O_WORKDIR first").ToDictionary(token => token.Text, token => (token.Position, token.Role));

        Assert.Equal((0, TokenRole.Word), tokens["set"]);
        Assert.Equal((1, TokenRole.Whole), tokens["pbs_o_workdir"]);
        Assert.Equal((1, TokenRole.Part), tokens["pbs"]);
        Assert.Equal((2, TokenRole.Part), tokens["workdir"]);
        Assert.Equal((3, TokenRole.Word), tokens["first"]);
    }

    [Fact]
    public void Tokenize_EncodedData_IsKeptShort()
    {
        var data = new string('A', 5000) + "/" + new string('b', 5000);

        Assert.All(TextTokenizer.Tokenize($"{data} {new string('c', 5000)} end"), token => Assert.True(token.Text.Length <= 80));
        Assert.Contains(TextTokenizer.Tokenize($"{data} end"), token => token.Text == "end");
    }

    [Fact]
    public void Tokenize_ManyParts_AreBounded() =>
        Assert.True(TextTokenizer.Tokenize(string.Join('/', Enumerable.Range(0, 10_000).Select(i => $"p{i}"))).Count() < 50);
}
