using Assistant.Core.Evaluation;
using Assistant.Core.Wording;

namespace Assistant.Ingest.Cli.Output;

/// <summary>Shows the figures of several stages of retrieval side by side.</summary>
internal static class EvalStagesView
{
    public static void Write(IReadOnlyList<(string Name, EvaluationReport Report)> stages, bool json)
    {
        if (json)
        {
            JsonOutput.Write(new { stages = ToJson(stages) });
            return;
        }

        Console.WriteLine($"{"",-10} {"questions",9} {string.Join(' ', RetrievalMetric.All.Select(metric => $"{metric.Name,10}"))} {"p50 ms",8} {"p99 ms",8}");
        foreach (var (name, report) in stages)
        {
            var metrics = string.Join(' ', report.Total.Metrics.Select(metric => FormattableString.Invariant($"{metric.Value,10:0.000}")));
            Console.WriteLine(FormattableString.Invariant($"{name,-10} {report.Total.Questions,9} {metrics} {report.Total.P50,8:0.0} {report.Total.P99,8:0.0}"));
        }

        foreach (var (name, report) in stages.Skip(1))
        {
            var (metric, change) = report.Comparison[^1];
            Console.WriteLine(FormattableString.Invariant(
                $"{name}: {metric} {change.Mean:+0.000;-0.000;0.000} against {stages[0].Name} (95 %: {change.Low:+0.000;-0.000;0.000} to {change.High:+0.000;-0.000;0.000})"));
        }

        foreach (var (name, report) in stages)
        {
            foreach (var note in report.Outcomes.SelectMany(outcome => outcome.Notes).GroupBy(note => note))
            {
                Console.Error.WriteLine($"{name}: for {note.Count()} of {Counted.Of(report.Total.Questions, "question")}: {note.Key}");
            }
        }
    }

    public static Dictionary<string, Dictionary<string, object?>> ToJson(IReadOnlyList<(string Name, EvaluationReport Report)> stages) =>
        stages.ToDictionary(stage => stage.Name, stage => ToJson(stage.Report));

    private static Dictionary<string, object?> ToJson(EvaluationReport report)
    {
        var json = EvalView.ToJson(report.Total);
        json["comparison"] = report.Comparison.Count == 0 ? null : report.Comparison.ToDictionary(change => change.Key, change => change.Value);
        json["skipped"] = report.Outcomes.SelectMany(outcome => outcome.Notes).GroupBy(note => note).ToDictionary(note => note.Key, note => note.Count());
        return json;
    }
}
