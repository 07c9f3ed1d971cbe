using System.CommandLine;
using Assistant.Core.Answering;
using Assistant.Core.Evaluation;
using Assistant.Core.Passages;
using Assistant.Core.Retrieval;
using Assistant.Ingest.Cli.Output;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Cli.Commands;

/// <summary><c>eval</c>: measures retrieval, and answers if asked to, on questions whose right pages are known.</summary>
internal static class EvalCommand
{
    private static readonly Option<FileInfo> Questions = new("--questions")
    {
        Description = "A file with one JSON object a line: {\"id\", \"kind\", \"question\", \"gold\": [page…], \"facts\": [text…]}; kind and facts may be left out.",
        Required = true,
        HelpName = "FILE",
    };

    private static readonly Option<bool> Answers = new("--answers") { Description = "Have each question answered too, and measure citations and facts; asks the models and logs the conversations." };
    private static readonly Option<FileInfo?> Baseline = new("--baseline") { Description = "An earlier result to compare with, as --save wrote it.", HelpName = "FILE" };
    private static readonly Option<FileInfo?> Save = new("--save") { Description = "Write the result here, as a baseline for later.", HelpName = "FILE" };
    private static readonly Option<FileInfo?> Html = new("--html") { Description = "Write a report with plots here.", HelpName = "FILE" };
    private static readonly Option<double?> MaxDrop = new("--max-drop") { Description = "With --baseline: exit with 1 where a metric fell by more than this, such as 0.01.", HelpName = "DROP" };

    private static readonly Option<string[]> Stages = new("--stages")
    {
        Description = "Measure stages of retrieval side by side, of lexical, dense, fused, reranked; the first is what the others are compared with.",
        HelpName = "STAGE",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        var command = new Command("eval", "Measures how well the right pages are found.")
        {
            Questions, Answers, Baseline, MaxDrop, Save, Html, Stages, SharedOptions.As, SharedOptions.Group, SharedOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var maxDrop = parsed.GetValue(MaxDrop);
        if (maxDrop is not null && parsed.GetValue(Baseline) is null)
        {
            throw new UsageException("--max-drop says how far a result may fall below an earlier one; name that with --baseline FILE.");
        }

        if (maxDrop is not (null or (>= 0 and <= 1)))
        {
            throw new UsageException("--max-drop must be between 0 and 1.");
        }

        var stages = EvalStages.Read(parsed.GetValue(Stages) ?? []);
        if (stages.Count > 0 && !IsPlain(parsed))
        {
            throw new UsageException("--stages compares stages with each other alone; leave out --answers, --baseline, --save and --html, or leave it out.");
        }

        try
        {
            var questions = await ReadQuestionsAsync(parsed.GetValue(Questions)!, cancellationToken);
            var baseline = parsed.GetValue(Baseline) is { } file ? await EvaluationBaseline.ReadAsync(file.FullName, cancellationToken) : null;
            var caller = SharedOptions.ReadCaller(parsed, withGroups: true);
            await using var host = await AssistantHost.StartAsync(parsed, cancellationToken);
            await CheckStoreAsync(host, cancellationToken);
            if (stages.Count > 0)
            {
                EvalStagesView.Write(await EvalStages.MeasureAsync(host, stages, questions, caller, cancellationToken), parsed.GetValue(SharedOptions.Json));
                return ExitCodes.Ok;
            }

            var outcomes = await AskAsync(host, questions, parsed.GetValue(Answers), caller, cancellationToken);
            var clock = host.Services.GetRequiredService<TimeProvider>();
            var report = new EvaluationReport(outcomes, baseline, clock.GetUtcNow());
            var beside = IsPlain(parsed) ? await EvalStages.MeasureAsync(host, EvalStages.Configured(host.Services), questions, caller, cancellationToken) : [];
            EvalView.Write(report, beside, parsed.GetValue(SharedOptions.Json));
            await SaveAsync(parsed, report, cancellationToken);
            return Gate(report, maxDrop);
        }
        catch (EvaluationException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    // A gate of the night measures what users get, once.
    private static bool IsPlain(ParseResult parsed) =>
        !parsed.GetValue(Answers) && parsed.GetValue(Baseline) is null && parsed.GetValue(Save) is null && parsed.GetValue(Html) is null;

    private static async Task<IReadOnlyList<EvaluationQuestion>> ReadQuestionsAsync(FileInfo file, CancellationToken cancellationToken) =>
        file.Exists
            ? await EvaluationFile.ReadAsync(file.FullName, cancellationToken)
            : throw new UsageException($"There is no file {file.FullName}.");

    private static async Task CheckStoreAsync(AssistantHost host, CancellationToken cancellationToken)
    {
        var status = await host.Services.GetRequiredService<IPassageStore>().GetStatusAsync(cancellationToken);
        if (status.Passages == 0)
        {
            throw new UsageException("The store is empty, so there is nothing to measure; take the sources in first with 'ingest run'.");
        }
    }

    private static async Task<IReadOnlyList<QuestionOutcome>> AskAsync(
        AssistantHost host, IReadOnlyList<EvaluationQuestion> questions, bool answers, Core.Privacy.Caller caller, CancellationToken cancellationToken)
    {
        var evaluator = ActivatorUtilities.CreateInstance<Evaluator>(host.Services);
        var outcomes = new List<QuestionOutcome>();
        await foreach (var outcome in evaluator.EvaluateAsync(questions, answers, RetrievalStages.All, caller, cancellationToken))
        {
            outcomes.Add(outcome);
            if (answers)
            {
                Console.Error.WriteLine($"{outcomes.Count} of {questions.Count}: {outcome.Id}");
            }
        }

        return outcomes;
    }

    private static async Task SaveAsync(ParseResult parsed, EvaluationReport report, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Save) is { } save)
        {
            await new EvaluationBaseline(report.At, report.Outcomes).SaveAsync(save.FullName, cancellationToken);
        }

        if (parsed.GetValue(Html) is { } html)
        {
            await File.WriteAllTextAsync(html.FullName, EvalHtml.Render(report), cancellationToken);
        }
    }

    private static int Gate(EvaluationReport report, double? maxDrop)
    {
        var fallen = report.Comparison.Where(change => maxDrop is { } most && -change.Value.Mean > most).ToList();
        foreach (var (metric, change) in fallen)
        {
            Console.Error.WriteLine(FormattableString.Invariant($"{metric} fell by {-change.Mean:0.000}, more than the {maxDrop:0.000} allowed."));
        }

        return fallen.Count == 0 ? ExitCodes.Ok : ExitCodes.SomethingFailed;
    }
}
