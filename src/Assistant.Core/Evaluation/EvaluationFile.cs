using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Assistant.Core.Evaluation;

/// <summary>Files of questions: one JSON object a line, <c>{"id","kind"?,"question","gold":[…],"facts"?:[…]}</c>.</summary>
public static class EvaluationFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    /// <summary>Reads all questions.</summary>
    /// <exception cref="EvaluationException">A line is none, an id stands twice, or there is no question; the message names the line.</exception>
    public static async Task<IReadOnlyList<EvaluationQuestion>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var questions = new Dictionary<string, EvaluationQuestion>(StringComparer.Ordinal);
        await foreach (var (line, question) in ReadLinesAsync(file, cancellationToken))
        {
            if (!questions.TryAdd(question.Id, question))
            {
                throw new EvaluationException($"{file}, line {line}: the id '{question.Id}' stands twice; give every question its own.");
            }
        }

        return questions.Count > 0
            ? [.. questions.Values]
            : throw new EvaluationException($"{file} holds no question; write one a line, as {{\"id\",\"question\",\"gold\":[page…]}}.");
    }

    private static async IAsyncEnumerable<(int Line, EvaluationQuestion Question)> ReadLinesAsync(
        string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var line = 0;
        await foreach (var text in File.ReadLinesAsync(file, cancellationToken))
        {
            line++;
            if (!string.IsNullOrWhiteSpace(text))
            {
                yield return (line, Parse(file, line, text));
            }
        }
    }

    private static EvaluationQuestion Parse(string file, int line, string text)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Line>(text, Json);
            return read is { Id.Length: > 0, Question.Length: > 0, Gold.Count: > 0 }
                ? new EvaluationQuestion(read.Id, read.Kind ?? "all", read.Question, read.Gold, read.Facts ?? [])
                : throw new EvaluationException($"{file}, line {line}: it lacks one of \"id\", \"question\" and \"gold\" (at least one page).");
        }
        catch (JsonException wrong)
        {
            throw new EvaluationException($"{file}, line {line}: not a question (see byte {wrong.BytePositionInLine + 1}); write {{\"id\",\"question\",\"gold\":[page…]}}, all texts in quotes.");
        }
    }

    private sealed record Line(string? Id, string? Kind, string? Question, IReadOnlyList<string>? Gold, IReadOnlyList<string>? Facts);
}
