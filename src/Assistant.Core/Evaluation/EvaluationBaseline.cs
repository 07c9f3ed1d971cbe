using System.Text.Json;

namespace Assistant.Core.Evaluation;

/// <summary>An earlier evaluation, saved to compare later ones with.</summary>
/// <param name="At">When.</param>
/// <param name="Outcomes">What came of each question.</param>
public sealed record EvaluationBaseline(DateTimeOffset At, IReadOnlyList<QuestionOutcome> Outcomes)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, WriteIndented = true };

    /// <summary>Reads one.</summary>
    /// <exception cref="EvaluationException">It is none.</exception>
    public static async Task<EvaluationBaseline> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            return (await JsonSerializer.DeserializeAsync<EvaluationBaseline>(stream, Json, cancellationToken))!;
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EvaluationException($"{file} cannot be read as a baseline ({wrong.Message}); make one with eval --save FILE.");
        }
    }

    /// <summary>Writes it beside its final name first, so that a death on the way leaves the old one.</summary>
    /// <exception cref="EvaluationException">The file cannot be written.</exception>
    public async Task SaveAsync(string file, CancellationToken cancellationToken)
    {
        var draft = $"{file}.{Guid.NewGuid():N}";
        try
        {
            await File.WriteAllBytesAsync(draft, JsonSerializer.SerializeToUtf8Bytes(this, Json), cancellationToken);
            File.Move(draft, file, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationException($"{file} cannot be written ({fault.Message}); name a file in a folder that is there and yours.");
        }
    }

    /// <summary>How each metric differs from this baseline, over the questions that both know, by metric.</summary>
    /// <exception cref="EvaluationException">They have no question in common.</exception>
    public IReadOnlyList<KeyValuePair<string, MeanInterval>> Compare(IReadOnlyList<QuestionOutcome> outcomes)
    {
        var before = Outcomes.ToDictionary(outcome => outcome.Id, StringComparer.Ordinal);
        var pairs = outcomes.Where(outcome => before.ContainsKey(outcome.Id)).Select(outcome => (Before: before[outcome.Id], Now: outcome)).ToList();
        if (pairs.Count == 0)
        {
            throw new EvaluationException("The baseline has no question in common with these; save one from the same file with eval --save FILE.");
        }

        return
        [
            .. RetrievalMetric.All.Select(metric => KeyValuePair.Create(
                metric.Name, PairedBootstrap.Of([.. pairs.Select(pair => metric.ValueOf(pair.Now) - metric.ValueOf(pair.Before))]))),
        ];
    }
}
