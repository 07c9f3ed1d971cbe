using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Tests.Retrieval.Analysis;

public sealed class EnglishStemTests
{
    [Theory]
    [InlineData("queue", "queues", "queued", "queueing", "queuing")]
    [InlineData("submit", "submits", "submitted", "submitting")]
    [InlineData("quota", "quotas")]
    [InlineData("directory", "directories")]
    [InlineData("compile", "compiles", "compiled", "compiling")]
    [InlineData("process", "processes", "processed", "processing")]
    [InlineData("batch", "batches", "batched")]
    [InlineData("install", "installed", "installing")]
    [InlineData("limit", "limited", "limits")]
    public void Of_FormsOfAWord_AreOneStem(params string[] forms) =>
        Assert.Single(forms.Select(EnglishStem.Of).Distinct());

    [Theory]
    [InlineData("university", "universe")]
    [InlineData("mpi", "mp")]
    [InlineData("string", "stre")]
    [InlineData("speed", "spe")]
    [InlineData("status", "statu")]
    [InlineData("access", "acces")]
    public void Of_OtherWords_StayApart(string first, string second) => Assert.NotEqual(EnglishStem.Of(first), EnglishStem.Of(second));
}
