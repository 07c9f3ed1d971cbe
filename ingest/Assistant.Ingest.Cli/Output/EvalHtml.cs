using System.Globalization;
using System.Net;
using System.Text;
using Assistant.Core.Evaluation;

namespace Assistant.Ingest.Cli.Output;

/// <summary>An evaluation as one HTML file that needs nothing beside it: figures, bars by kind, and the questions that went wrong.</summary>
internal static class EvalHtml
{
    private const string Head = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>Retrieval evaluation</title>
        <style>
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
        body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
        th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #8885 }
        td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
        svg { width: 100%; height: auto } svg text { fill: currentColor; font-size: 12px }
        .bar { fill: #2f6fb0 } .bar.second { fill: #7fb1e0 }
        </style></head><body>
        """;

    public static string Render(EvaluationReport report)
    {
        var page = new StringBuilder(Head);
        page.AppendLine(CultureInfo.InvariantCulture, $"<h1>Retrieval evaluation</h1><p>{report.Total.Questions} questions, {report.At:yyyy-MM-dd HH:mm} UTC.</p>");
        Figures(page, report);
        Bars(page, report);
        Comparison(page, report);
        Misses(page, report);
        return page.Append("</body></html>").ToString();
    }

    private static void Figures(StringBuilder page, EvaluationReport report)
    {
        page.Append("<h2>Figures</h2><table><thead><tr><th>Kind</th><th class=\"n\">Questions</th>");
        foreach (var metric in RetrievalMetric.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"<th class=\"n\">{metric.Name}</th>");
        }

        page.Append("<th class=\"n\">p50 ms</th><th class=\"n\">p99 ms</th></tr></thead><tbody>");
        foreach (var (kind, summary) in report.Kinds.Append(KeyValuePair.Create("total", report.Total)))
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{WebUtility.HtmlEncode(kind)}</td><td class=\"n\">{summary.Questions}</td>");
            foreach (var metric in summary.Metrics)
            {
                page.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{metric.Value:0.000}</td>");
            }

            page.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{summary.P50:0.0}</td><td class=\"n\">{summary.P99:0.0}</td></tr>");
        }

        page.AppendLine("</tbody></table>");
        if (report.Answers is { } answers)
        {
            page.AppendLine(CultureInfo.InvariantCulture,
                $"<p>Answers: {answers.Answered:P0} answered, {answers.CitationCoverage:P0} cite a right page, {answers.FactCoverage:P0} of the expected facts in the text.</p>");
        }
    }

    // Two bars a kind: found first, and found among the first five.
    private static void Bars(StringBuilder page, EvaluationReport report)
    {
        const int Row = 44, Left = 110, Width = 520;
        var rows = report.Kinds.Append(KeyValuePair.Create("total", report.Total)).ToList();
        page.Append(CultureInfo.InvariantCulture,
            $"<h2>Found first, and among the first five</h2><svg viewBox=\"0 0 {Left + Width + 60} {rows.Count * Row}\" role=\"img\" aria-label=\"success@1 and success@5 by kind; the table above holds the figures\">");
        foreach (var (row, index) in rows.Select((row, index) => (row, index)))
        {
            page.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{(index * Row) + 22}\">{WebUtility.HtmlEncode(row.Key)}</text>");
            foreach (var (metric, place) in row.Value.Metrics.Take(2).Select((metric, place) => (metric, place)))
            {
                var y = (index * Row) + 4 + (place * 17);
                page.Append(CultureInfo.InvariantCulture,
                    $"<rect class=\"bar{(place == 1 ? " second" : "")}\" x=\"{Left}\" y=\"{y}\" width=\"{metric.Value * Width:0.0}\" height=\"15\"/><text x=\"{Left + (metric.Value * Width) + 6:0.0}\" y=\"{y + 12}\">{metric.Value:0.00}</text>");
            }
        }

        page.AppendLine("</svg>");
    }

    private static void Comparison(StringBuilder page, EvaluationReport report)
    {
        if (report.Comparison.Count == 0)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"<h2>Against the baseline of {report.ComparedWith:yyyy-MM-dd HH:mm} UTC</h2><table><thead><tr><th>Metric</th><th class=\"n\">Change</th><th>Interval of 95 %</th></tr></thead><tbody>");
        foreach (var (metric, change) in report.Comparison)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{metric}</td><td class=\"n\">{change.Mean:+0.000;-0.000;0.000}</td><td>{change.Low:+0.000;-0.000;0.000} to {change.High:+0.000;-0.000;0.000}</td></tr>");
        }

        page.AppendLine("</tbody></table>");
    }

    private static void Misses(StringBuilder page, EvaluationReport report)
    {
        page.Append("<h2>Not found first</h2><table><thead><tr><th>Question</th><th>Kind</th><th class=\"n\">Rank of the best right page</th></tr></thead><tbody>");
        foreach (var outcome in report.Outcomes.Where(outcome => outcome.Ranks is not [1, ..]))
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<tr><td>{WebUtility.HtmlEncode(outcome.Id)}</td><td>{WebUtility.HtmlEncode(outcome.Kind)}</td><td class=\"n\">{(outcome.Ranks is [var first, ..] ? first.ToString(CultureInfo.InvariantCulture) : "not found")}</td></tr>");
        }

        page.AppendLine("</tbody></table>");
    }
}
