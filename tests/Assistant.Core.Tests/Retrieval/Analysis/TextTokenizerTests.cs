using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Tests.Retrieval.Analysis;

public sealed class TextTokenizerTests
{
    [Theory]
    [InlineData("--gres=gpu:4", "--gres=gpu:4", "gres", "gpu")]
    [InlineData("cd /lus/eagle/projects", "/lus/eagle/projects", "lus", "eagle", "projects")]
    [InlineData("$PBS_O_WORKDIR", "pbs_o_workdir", "pbs", "workdir")]
    [InlineData("module load gcc/12.2.", "gcc/12.2", "gcc", "12.2")]
    [InlineData("qsub -l select=2:ncpus=8", "qsub", "-l", "select=2:ncpus=8", "select", "ncpus")]
    [InlineData("edit ~/.bashrc", "bashrc")]
    public void Tokenize_CommandsAndPaths_KeepsTheWholeAndItsParts(string text, params string[] expected)
    {
        var tokens = TextTokenizer.Tokenize(text).Select(token => token.Text).ToList();

        Assert.All(expected, term => Assert.Contains(term, tokens));
    }

    [Theory]
    [InlineData("Café Übung", "cafe", "ubung")]
    [InlineData("The user's quota, (see below).", "the", "user", "quota", "see", "below")]
    [InlineData("", new string[0])]
    [InlineData("... --- ///", new string[0])]
    public void Tokenize_OrdinaryText_GivesFoldedWords(string text, params string[] expected) =>
        Assert.Equal(expected, TextTokenizer.Tokenize(text).Select(token => token.Text));
}
