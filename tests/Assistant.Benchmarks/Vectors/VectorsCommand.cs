using System.Diagnostics;
using System.Globalization;
using Assistant.Benchmarks.Retrieval;
using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Passages.Vectors;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Benchmarks.Vectors;

/// <summary>
/// <c>vectors [--site FOLDER] [--sizes 10000,100000,300000] [--dimensions 384] [--questions 300]</c>: how long the embedded store
/// takes to search by words, by meaning, and both at once, a quarter of the passages hidden from the caller, and how exact the
/// search by meaning is. The passages are mixed of a site's, the vectors are made up.
/// </summary>
internal static class VectorsCommand
{
    private const int Wanted = 8;
    private const int Depth = 50;
    private const int Warming = 200;
    private const int CommitEvery = 2000;

    private static readonly Caller Reader = Caller.Create("bench", "ann", "Ann", CallerRoles.User, "ann", ["climate"]);

    public static async Task<int> RunAsync(string[] args)
    {
        var sizes = Option(args, "--sizes", "10000,100000,300000").Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture)).ToList();
        var vectors = new MadeUpVectors(int.Parse(Option(args, "--dimensions", "384"), CultureInfo.InvariantCulture));
        var questions = int.Parse(Option(args, "--questions", "300"), CultureInfo.InvariantCulture);
        var site = await SiteCorpus.ReadAsync(Option(args, "--site", Path.Combine("samples", "site")), "site", default);
        var passages = new MadeUpPassages([.. site.SelectMany(document => document)]);
        foreach (var size in sizes)
        {
            await MeasureAsync(size, passages, vectors, questions);
        }

        return 0;
    }

    private static async Task MeasureAsync(int size, MadeUpPassages passages, MadeUpVectors made, int questions)
    {
        var folder = Directory.CreateTempSubdirectory("vectors");
        try
        {
            await using var services = new ServiceCollection().AddSingleton(Options.Create(new DataOptions { Path = folder.FullName })).AddPassageStore().BuildServiceProvider();
            var store = services.GetRequiredService<IPassageStore>();
            var written = await TimeAsync(() => WriteAsync(store, passages.Documents(size)));
            var added = await TimeAsync(() => AddVectorsAsync(store, made));
            Console.WriteLine(FormattableString.Invariant(
                $"{size} passages: index {MegabytesOf(folder, "passages"):0} MB in {written.TotalSeconds:0.0} s, vectors of {made.Space.Dimensions} numbers {MegabytesOf(folder, "vectors"):0} MB in {added.TotalSeconds:0.0} s"));

            var asked = Enumerable.Range(0, Math.Max(questions, Warming)).Select(i => i * 7919 % size).Select(number => new Asked(passages.QuestionAbout(number), new QueryVector(made.Space, made.QuestionLike(number)))).ToList();
            var first = await TimeAsync(() => ByMeaningAsync(store, asked[0], Depth));
            await PrintAsync("words", asked, questions, question => ByWordsAsync(store, question, Wanted));
            await PrintAsync("meaning", asked, questions, question => ByMeaningAsync(store, question, Depth));
            await PrintAsync("both", asked, questions, question => ByBothAsync(store, question));
            var (recall, full) = await new FullComparison(size, made).MeasureAsync(question => ByMeaningAsync(store, new Asked("", question), FullComparison.Depth));
            Console.WriteLine(FormattableString.Invariant(
                $"  first by meaning {first.TotalMilliseconds:0.0} ms; of the true best {FullComparison.Depth}, {recall:0.000} are found; comparing all in full takes {full.TotalMilliseconds:0.0} ms of the processor"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Without the time that making the question's vector takes.
    private static async Task PrintAsync(string name, List<Asked> asked, int questions, Func<Asked, Task> ask)
    {
        foreach (var question in asked.Take(Warming))
        {
            await ask(question); // The compiler and the disk are not what is measured.
        }

        var (times, processor) = (new List<double>(), Environment.CpuUsage.TotalTime);
        foreach (var question in asked.Take(questions))
        {
            times.Add((await TimeAsync(() => ask(question))).TotalMilliseconds);
        }

        var processorTime = (Environment.CpuUsage.TotalTime - processor) / questions;
        times.Sort();
        Console.WriteLine(FormattableString.Invariant(
            $"  {name,-8} p50 {times[times.Count / 2],7:0.00} ms   p99 {times[times.Count * 99 / 100],7:0.00} ms   processor {processorTime.TotalMilliseconds,7:0.00} ms"));
    }

    private static Task<IReadOnlyList<PassageHit>> ByWordsAsync(IPassageStore store, Asked question, int top) =>
        store.SearchAsync(new PassageQuery { Text = question.Text, Top = top }, Reader, default);

    private static Task<IReadOnlyList<PassageHit>> ByMeaningAsync(IPassageStore store, Asked question, int top) =>
        store.SearchAsync(new PassageQuery { Text = question.Text, Vector = question.Vector, Top = top }, Reader, default);

    // As the retriever does it: one beside the other, then fused.
    private static async Task ByBothAsync(IPassageStore store, Asked question)
    {
        var meaning = Task.Run(() => ByMeaningAsync(store, question, Depth));
        var words = await ByWordsAsync(store, question, Depth);
        RankFusion.Fuse([Ranked(words), Ranked(await meaning)], Wanted);
    }

    private static IReadOnlyList<RankedPassage> Ranked(IReadOnlyList<PassageHit> hits) => [.. hits.Select((hit, i) => new RankedPassage(i + 1, hit.Score, hit.Passage))];

    private static async Task WriteAsync(IPassageStore store, IEnumerable<IReadOnlyList<Passage>> documents)
    {
        await using var writer = await store.OpenWriterAsync(MadeUpPassages.Source, default);
        foreach (var (number, document) in documents.Index())
        {
            await writer.ReplaceAsync(document[0].Document, document, default);
            if (number % CommitEvery == 0)
            {
                await writer.CommitAsync(default);
            }
        }

        await writer.CommitAsync(default);
    }

    private static async Task AddVectorsAsync(IPassageStore store, MadeUpVectors made)
    {
        await using var vectors = await store.OpenVectorsAsync(MadeUpPassages.Source, made.Space, default);
        await foreach (var batch in vectors.ReadMissingAsync(Enum.GetValues<TextClass>(), default).Chunk(2000))
        {
            await vectors.AddAsync([.. batch.Select(passage => new PassageVector(passage, made.Of(MadeUpPassages.NumberOf(passage))))], default);
        }

        await vectors.FinishAsync(isWhole: true, default);
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start);
    }

    private static double MegabytesOf(DirectoryInfo folder, string name) =>
        new DirectoryInfo(Path.Combine(folder.FullName, name)).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1e6;

    private static string Option(string[] args, string name, string otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;

    private sealed record Asked(string Text, QueryVector Vector);
}
