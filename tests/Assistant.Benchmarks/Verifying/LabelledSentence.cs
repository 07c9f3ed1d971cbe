using System.Text.Json;

namespace Assistant.Benchmarks.Verifying;

/// <summary>A sentence, or a few, as a model may write them, with the sections it was given and what in it they do not hold.</summary>
/// <param name="Id">Its name in the set.</param>
/// <param name="Kind">What is right or wrong with it, such as <c>paraphrase</c> or <c>wrong-path</c>.</param>
/// <param name="Sources">The sections in the order of their numbers: path of the page and anchor.</param>
/// <param name="Text">Markdown with citations.</param>
/// <param name="Wrong">The pieces that the cited sections do not hold; empty where all is supported.</param>
/// <param name="Held">Whether it is kept for measuring alone: no rule of the verifier was made while looking at it.</param>
internal sealed record LabelledSentence(string Id, string Kind, IReadOnlyList<string> Sources, string Text, IReadOnlyList<string> Wrong, bool Held)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a set, a sentence a line.</summary>
    public static async Task<IReadOnlyList<LabelledSentence>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var sentences = new List<LabelledSentence>();
        await foreach (var line in File.ReadLinesAsync(file, cancellationToken))
        {
            if (line.Length > 0)
            {
                sentences.Add(JsonSerializer.Deserialize<Line>(line, Options)!.Read());
            }
        }

        return sentences;
    }

    private sealed record Line(string Id, string Kind, string[] Sources, string Text, bool Supported, string[]? Wrong, bool Held)
    {
        public LabelledSentence Read() => Supported == (Wrong is null or [])
            ? new LabelledSentence(Id, Kind, Sources, Text, Wrong ?? [], Held)
            : throw new FormatException($"{Id}: a sentence is either supported or names what is wrong.");
    }
}
