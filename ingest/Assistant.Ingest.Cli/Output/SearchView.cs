using System.Text.Json;
using Assistant.Core.Retrieval;

namespace Assistant.Ingest.Cli.Output;

/// <summary>Shows search results.</summary>
internal static class SearchView
{
    public static void Write(string query, RetrievalResult result, bool json)
    {
        foreach (var note in result.Notes)
        {
            Console.Error.WriteLine(note);
        }

        if (json)
        {
            JsonOutput.Write(new { query, results = Rows(result), milliseconds = Milliseconds(result) });
            return;
        }

        if (result.Passages.Count == 0)
        {
            Console.WriteLine("Nothing found. Try other words, or 'ingest status' to see what the store holds.");
        }

        foreach (var hit in result.Passages)
        {
            Console.WriteLine($"{hit.Rank,3}. {hit.Passage.Title}{(hit.Passage.Heading.Length > 0 ? " › " + hit.Passage.Heading : "")}  ({hit.Score:0.00})");
            Console.WriteLine($"     {hit.Passage.Url}");
        }
    }

    public static void WriteBatchLine(JsonElement id, RetrievalResult result) =>
        JsonOutput.Write(new { id, results = Rows(result), milliseconds = Milliseconds(result) });

    private static IEnumerable<object> Rows(RetrievalResult result) => result.Passages.Select(hit => new
    {
        hit.Rank,
        hit.Score,
        hit.Passage.Url,
        hit.Passage.Title,
        hit.Passage.Heading,
        hit.Passage.Text,
        hit.Passage.Document.Source,
        Kind = JsonOutput.Name(hit.Passage.Kind),
        Audience = hit.Passage.Audience.ToArray(),
    });

    private static double Milliseconds(RetrievalResult result) => Math.Round(result.Duration.TotalMilliseconds, 2);
}
