using System.Diagnostics;
using Assistant.Core.Configuration;
using Assistant.Core.Evaluation;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Benchmarks.Retrieval;

/// <summary>
/// <c>retrieval [--top N] [--copies N] [--misses] [--qdrant] (SITE-FOLDER QUESTIONS-FILE)…</c>: takes sites in, asks the questions, and prints how
/// well the store and two plain baselines found the pages. Copies of a site show how time grows with size; with <c>--qdrant</c> the other
/// store is measured beside it, on the server that QDRANT_URL names or on the fake one, whose times say nothing.
/// </summary>
internal static class RetrievalCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var options = RetrievalArguments.Parse(args);
        if (options is null)
        {
            await Console.Error.WriteLineAsync("usage: retrieval [--top N] [--copies N] [--misses] [--qdrant] (SITE-FOLDER QUESTIONS-FILE)…");
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
                ["store"] = await AskAsync(questions, async text => Passages(await store.SearchAsync(QueryOf(text, options), Caller.Anonymous, default))),
            };
            if (options.Qdrant)
            {
                await using var qdrant = await QdrantSystem.StartAsync();
                await WriteAsync(qdrant.Store, documents, options.Copies);
                measured["qdrant"] = await AskAsync(questions, async text => Passages(await qdrant.Store.SearchAsync(QueryOf(text, options), Caller.Anonymous, default)));
                await OverlapAsync(questions, store, qdrant.Store, options);
            }

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

    private static PassageQuery QueryOf(string text, RetrievalArguments options) => new() { Text = text, Top = options.Top };

    private static IReadOnlyList<Passage> Passages(IReadOnlyList<PassageHit> hits) => [.. hits.Select(hit => hit.Passage)];

    // How alike the two stores are: the passages that both list, and whether the list is the same to the place.
    private static async Task OverlapAsync(IReadOnlyList<EvaluationQuestion> questions, IPassageStore one, IPassageStore other, RetrievalArguments options)
    {
        var (shared, listed, same) = (0, 0, 0);
        foreach (var question in questions)
        {
            var first = Passages(await one.SearchAsync(QueryOf(question.Question, options), Caller.Anonymous, default)).Select(passage => passage.Id).ToList();
            var second = Passages(await other.SearchAsync(QueryOf(question.Question, options), Caller.Anonymous, default)).Select(passage => passage.Id).ToList();
            shared += first.Intersect(second).Count();
            listed += Math.Max(first.Count, second.Count);
            same += first.SequenceEqual(second) ? 1 : 0;
        }

        Console.WriteLine($"both stores list {(double)shared / listed:0.0000} of the passages in common; {same} of {questions.Count} lists are the same to the place");
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
