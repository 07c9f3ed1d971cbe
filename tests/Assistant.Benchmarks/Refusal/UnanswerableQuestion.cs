using System.Text.Json;

namespace Assistant.Benchmarks.Refusal;

/// <summary>A question whose answer is not in a corpus.</summary>
internal sealed record UnanswerableQuestion(string Id, string Corpus, string Question)
{
    /// <summary>Reads one from a line of JSON.</summary>
    public static UnanswerableQuestion Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        return new UnanswerableQuestion(
            json.RootElement.GetProperty("id").GetString()!, json.RootElement.GetProperty("corpus").GetString()!, json.RootElement.GetProperty("question").GetString()!);
    }
}
