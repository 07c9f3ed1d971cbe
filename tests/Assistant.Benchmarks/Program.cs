using Assistant.Benchmarks;
using Assistant.Benchmarks.KillRuns;
using Assistant.Benchmarks.Retrieval;
using BenchmarkDotNet.Running;

switch (args)
{
    case ["retrieval", .. var options]:
        return await RetrievalCommand.RunAsync(options);
    case ["kill-runs", .. var options]:
        return await KillRunsCommand.RunAsync(options);
    case ["fake-llm", .. var options]:
        await FakeLlmCommand.RunAsync(options);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
