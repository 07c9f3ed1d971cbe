using System.Diagnostics;
using Assistant.Core.Configuration;
using Assistant.Core.Evaluation;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Benchmarks.Retrieval;

/// <summary>
/// <c>retrieval [--top N] [--copies N] [--misses] (SITE-FOLDER QUESTIONS-FILE)…</c>: takes sites in, asks the questions, and prints how
/// well the store and two plain baselines found the pages. Copies of a site show how time grows with size.
/// </summary>
internal static class RetrievalCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var options = RetrievalArguments.Parse(args);
        if (options is null)
        {
            await Console.Error.WriteLineAsync("usage: retrieval [--top N] [--copies N] [--misses] (SITE-FOLDER QUESTIONS-FILE)…");
            return 2;
        }

        var total = new Dictionary<string, SystemResult>();
        foreach (var (site, questions) in options.Sites)
        {
            await MeasureAsync(site, await EvaluationFile.ReadAsync(questions, default), options, total);
        }

        Console.WriteLine("== all");
        Print(total, options.Misses);
        return 0;
    }

    private static async Task MeasureAsync(string site, IReadOnlyList<EvaluationQuestion> questions, RetrievalArguments options, Dictionary<string, SystemResult> total)
    {
        var folder = Directory.CreateTempSubdirectory("retrieval");
        try
        {
            await using var services = new ServiceCollection()
                .AddSingleton(Options.Create(new DataOptions { Path = folder.FullName })).AddPassageStore().BuildServiceProvider();
            var store = services.GetRequiredService<IPassageStore>();
            var documents = await SiteCorpus.ReadAsync(site, "site", default);
            var start = Stopwatch.GetTimestamp();
            await WriteAsync(store, documents, options.Copies);
            var passages = SiteCorpus.Copies(documents, options.Copies).SelectMany(document => document).ToList();
            Console.WriteLine($"== {site}: {documents.Count} pages, {passages.Count} passages, written in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");

            using var standard = PlainBm25.WithStandardAnalyzer(passages);
            using var english = PlainBm25.WithEnglishAnalyzer(passages);
            var measured = new Dictionary<string, SystemResult>
            {
                ["standard"] = await AskAsync(questions, text => Task.FromResult(standard.Search(text, options.Top))),
                ["english"] = await AskAsync(questions, text => Task.FromResult(english.Search(text, options.Top))),
                ["store"] = await AskAsync(questions, async text =>
                    [.. (await store.SearchAsync(new PassageQuery { Text = text, Top = options.Top }, Caller.Anonymous, default)).Select(hit => hit.Passage)]),
            };
            Print(measured, options.Misses);
            foreach (var (name, metrics) in measured)
            {
                total.TryAdd(name, new SystemResult());
                total[name].Add(metrics);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(IPassageStore store, IReadOnlyList<IReadOnlyList<Passage>> documents, int copies)
    {
        await using var writer = await store.OpenWriterAsync("site", default);
        foreach (var document in SiteCorpus.Copies(documents, copies))
        {
            await writer.ReplaceAsync(document[0].Document, document, default);
        }

        await writer.CommitAsync(default);
    }

    private static async Task<SystemResult> AskAsync(IReadOnlyList<EvaluationQuestion> questions, Func<string, Task<IReadOnlyList<Passage>>> search)
    {
        var metrics = new SystemResult();
        foreach (var question in questions)
        {
            _ = await search(question.Question); // Warm: the compiler and the disk are not what is measured.
        }

        var processor = Environment.CpuUsage.TotalTime;
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            var found = await search(question.Question);
            var elapsed = Stopwatch.GetElapsedTime(start);
            metrics.Add(question, [.. found.Select(passage => passage.Url)], elapsed.TotalMilliseconds);
        }

        metrics.ProcessorMilliseconds = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds;
        return metrics;
    }

    private static void Print(Dictionary<string, SystemResult> measured, bool misses)
    {
        foreach (var (name, result) in measured)
        {
            result.Print(name);
        }

        if (misses)
        {
            measured["store"].PrintMisses();
        }
    }
}
