using Assistant.Core.Evaluation;

namespace Assistant.Ingest.Cli.Output;

/// <summary>Shows the figures of an evaluation.</summary>
internal static class EvalView
{
    /// <summary>Writes them.</summary>
    /// <param name="report">What users get.</param>
    /// <param name="stages">The stages of retrieval side by side; empty where there is words alone.</param>
    /// <param name="json">Whether as JSON.</param>
    public static void Write(EvaluationReport report, IReadOnlyList<(string Name, EvaluationReport Report)> stages, bool json)
    {
        if (json)
        {
            var all = ToJson(report);
            if (stages.Count > 0)
            {
                all["stages"] = EvalStagesView.ToJson(stages);
            }

            JsonOutput.Write(all);
            return;
        }

        WriteTable(report);
        foreach (var (metric, change) in report.Comparison)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"{metric,-12} {change.Mean:+0.000;-0.000;0.000} against {report.ComparedWith:yyyy-MM-dd} (95 %: {change.Low:+0.000;-0.000;0.000} to {change.High:+0.000;-0.000;0.000})"));
        }

        if (report.Answers is { } answers)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"answered {answers.Answered:0.000}, citing a right page {answers.CitationCoverage:0.000}, expected facts in the text {answers.FactCoverage:0.000}"));
        }

        if (stages.Count > 0)
        {
            Console.WriteLine();
            EvalStagesView.Write(stages, json: false);
        }
    }

    private static void WriteTable(EvaluationReport report)
    {
        Console.WriteLine($"{"",-10} {"questions",9} {string.Join(' ', RetrievalMetric.All.Select(metric => $"{metric.Name,10}"))} {"p50 ms",8} {"p99 ms",8}");
        foreach (var (kind, summary) in report.Kinds.Append(KeyValuePair.Create("total", report.Total)))
        {
            var metrics = string.Join(' ', summary.Metrics.Select(metric => FormattableString.Invariant($"{metric.Value,10:0.000}")));
            Console.WriteLine(FormattableString.Invariant($"{kind,-10} {summary.Questions,9} {metrics} {summary.P50,8:0.0} {summary.P99,8:0.0}"));
        }
    }

    private static Dictionary<string, object?> ToJson(EvaluationReport report)
    {
        var json = ToJson(report.Total);
        json["kinds"] = report.Kinds.ToDictionary(kind => kind.Key, kind => ToJson(kind.Value));
        json["comparison"] = report.Comparison.Count == 0 ? null : report.Comparison.ToDictionary(change => change.Key, change => change.Value);
        json["answers"] = report.Answers;
        return json;
    }

    internal static Dictionary<string, object?> ToJson(EvaluationSummary summary)
    {
        var json = new Dictionary<string, object?> { ["questions"] = summary.Questions };
        foreach (var (name, value) in summary.Metrics)
        {
            json[name] = Math.Round(value, 4);
        }

        json["p50ms"] = Math.Round(summary.P50, 2);
        json["p99ms"] = Math.Round(summary.P99, 2);
        return json;
    }
}
