using Assistant.Core.Database;

namespace Assistant.Core.Tests.Database;

public sealed class WorkerProcessTests
{
    [Fact]
    public void Text_OfAProcess_IsReadBack() => Assert.Equal(WorkerProcess.Current, WorkerProcess.Parse(WorkerProcess.Current.ToString()));

    [Fact]
    public void IsAlive_OfThisProcess_IsTrue() => Assert.True(WorkerProcess.Current.IsAlive());

    [Fact]
    public void IsAlive_OfAnEarlierProcessWithThisId_IsFalse() => Assert.False((WorkerProcess.Current with { Start = "1" }).IsAlive());

    [Fact]
    public void IsAlive_OfAnIdThatNobodyHas_IsFalse() => Assert.False((WorkerProcess.Current with { ProcessId = int.MaxValue }).IsAlive());

    [Fact]
    public void IsAlive_ElsewhereOrBeforeTheBoot_IsUnknown()
    {
        Assert.Null((WorkerProcess.Current with { Host = "elsewhere" }).IsAlive());
        Assert.Null((WorkerProcess.Current with { Scope = "another" }).IsAlive());
    }
}
