using Assistant.Benchmarks.Retrieval;
using BenchmarkDotNet.Running;

if (args is ["retrieval", .. var rest])
{
    return await RetrievalCommand.RunAsync(rest);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
