using Assistant.Ingest.Runs;
using Spectre.Console;

namespace Assistant.Ingest.Cli.Output;

/// <summary>Shows a run under way on standard error: bars on a terminal, plain lines otherwise.</summary>
internal static class RunProgressView
{
    private const int LineEvery = 200;
    private const int EmbeddedLineEvery = 1000;

    /// <summary>Writes a line from time to time.</summary>
    public static IProgress<RunProgress> Lines => new Forward(new PlainLines().Write);

    public static async Task<RunReport> ShowAsync(Func<IProgress<RunProgress>, Task<RunReport>> run)
    {
        if (Console.IsErrorRedirected)
        {
            return await run(Lines);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var bars = new Dictionary<string, ProgressTask>();
                return run(new Forward(progress => Draw(context, bars, progress)));
            });
    }

    private static void Draw(ProgressContext context, Dictionary<string, ProgressTask> bars, RunProgress progress)
    {
        if (!bars.TryGetValue(progress.Source, out var bar))
        {
            bars[progress.Source] = bar = context.AddTask(Markup.Escape(progress.Source));
        }

        var rate = bar.ElapsedTime is { TotalSeconds: > 1 } elapsed ? $", {progress.Documents / elapsed.TotalSeconds:0} a second" : "";
        bar.Description = Markup.Escape($"{progress.Source}: {progress.Documents} documents, {progress.Failed} failed{rate}{Embedded(progress)}");
        bar.IsIndeterminate = progress.Expected == 0 && !progress.Ended;
        bar.MaxValue = Math.Max(1, Math.Max(progress.Expected, progress.Documents));
        bar.Value = progress.Ended ? bar.MaxValue : progress.Documents;
    }

    private static string Embedded(RunProgress progress) => progress.Embedded == 0 ? "" : $", {progress.Embedded} passages embedded";

    // Progress<T> posts to the thread pool and may arrive late and out of order.
    private sealed class Forward(Action<RunProgress> show) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => show(value);
    }

    private sealed class PlainLines
    {
        private int _embedded;

        public void Write(RunProgress progress)
        {
            if (progress.Ended || (progress.Embedded == 0 && progress.Documents > 0 && progress.Documents % LineEvery == 0))
            {
                Console.Error.WriteLine($"{progress.Source}: {progress.Documents} documents, {progress.Failed} failed{(progress.Ended ? ", done" : "")}");
            }
            else if (progress.Embedded / EmbeddedLineEvery > _embedded / EmbeddedLineEvery)
            {
                Console.Error.WriteLine($"{progress.Source}: {progress.Embedded} passages embedded");
            }

            _embedded = progress.Embedded;
        }
    }
}
