using Assistant.Benchmarks;
using Assistant.Benchmarks.Retrieval;
using Assistant.Benchmarks.Tickets;
using BenchmarkDotNet.Running;

switch (args)
{
    case ["retrieval", .. var options]:
        return await RetrievalCommand.RunAsync(options);
    case ["tickets", .. var options]:
        return await TicketsCommand.RunAsync(options);
    case ["fake-llm", .. var options]:
        await FakeLlmCommand.RunAsync(options);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
