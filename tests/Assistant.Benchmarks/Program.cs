using Assistant.Benchmarks;
using Assistant.Benchmarks.Crawling;
using Assistant.Benchmarks.KillRuns;
using Assistant.Benchmarks.Refusal;
using Assistant.Benchmarks.Retrieval;
using Assistant.Benchmarks.Tickets;
using Assistant.Benchmarks.Vectors;
using Assistant.Benchmarks.Verifying;
using BenchmarkDotNet.Running;

switch (args)
{
    case ["retrieval", .. var options]:
        return await RetrievalCommand.RunAsync(options);
    case ["tickets", .. var options]:
        return await TicketsCommand.RunAsync(options);
    case ["crawl", .. var options]:
        return await CrawlCommand.RunAsync(options);
    case ["serve-site", .. var options]:
        await SiteServer.RunAsync(options);
        return 0;
    case ["kill-runs", .. var options]:
        return await KillRunsCommand.RunAsync(options);
    case ["vectors", .. var options]:
        return await VectorsCommand.RunAsync(options);
    case ["calibrate", .. var options]:
        return await CalibrateCommand.RunAsync(options);
    case ["verify", .. var options]:
        return await VerifyCommand.RunAsync(options);
    case ["fake-llm", .. var options]:
        await FakeLlmCommand.RunAsync(options);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
