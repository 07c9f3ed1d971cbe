using Assistant.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["fake-llm", .. var options])
{
    await FakeLlmCommand.RunAsync(options);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
