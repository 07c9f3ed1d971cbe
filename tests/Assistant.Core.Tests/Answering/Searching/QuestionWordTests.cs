using Assistant.Core.Answering.Searching;

namespace Assistant.Core.Tests.Answering.Searching;

public sealed class QuestionWordTests
{
    [Theory]
    [InlineData("How do I run Mathematica on Polaris since Friday?", "run Mathematica! Polaris!")]
    [InlineData("Is there a CVMFS or EESSI mount on the GPUs?", "CVMFS! EESSI! mount GPUs!")]
    [InlineData("Queues wait. Jobs too: Nodes (x2go) with `qstat -f` in /scratch/me, 500 of my_project", "Queues wait Jobs Nodes x2go! qstat")]
    [InlineData("queue Queue QUEUE", "queue")]
    public void AllOf_Question_GivesTellingWordsAndTellsNames(string question, string words) =>
        Assert.Equal(words, string.Join(' ', QuestionWord.AllOf(question).Select(word => word.IsName ? word.Text + "!" : word.Text)));
}
