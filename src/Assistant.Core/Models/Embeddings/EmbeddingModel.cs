using System.Text.RegularExpressions;
using Assistant.Core.Configuration;

namespace Assistant.Core.Models.Embeddings;

/// <summary>What an embedding model wants before its texts and how much it takes: as configured, else as its makers say.</summary>
/// <param name="QueryPrefix">What to put before a question.</param>
/// <param name="PassagePrefix">What to put before a passage.</param>
/// <param name="InputTokens">The longest input.</param>
internal sealed partial record EmbeddingModel(string QueryPrefix, string PassagePrefix, int InputTokens)
{
    private const string Represent = "Represent this sentence for searching relevant passages: ";
    private const string Instruct = "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: ";

    // From the model cards. The first that fits a name counts; what stands nowhere gets no prefix and takes 512 tokens.
    private static readonly (Regex Name, EmbeddingModel Model)[] Known =
    [
        (E5Mistral(), new(Instruct, "", 4096)),
        (E5Instruct(), new(Instruct, "", 512)),
        (E5(), new("query: ", "passage: ", 512)),
        (BgeM3(), new("", "", 8192)),
        (Bge(), new(Represent, "", 512)),
        (Nomic(), new("search_query: ", "search_document: ", 2048)),
        (Arctic2(), new("query: ", "", 8192)),
        (Arctic(), new(Represent, "", 512)),
        (Mxbai(), new(Represent, "", 512)),
        (Qwen(), new(Instruct, "", 8192)),
        (Gemma(), new("task: search result | query: ", "title: none | text: ", 2048)),
        (OpenAi(), new("", "", 8191)),
    ];

    private static readonly EmbeddingModel Unknown = new("", "", 512);

    /// <summary>The model of the settings.</summary>
    public static EmbeddingModel Of(EmbeddingsOptions options)
    {
        var known = Known.FirstOrDefault(entry => entry.Name.IsMatch(options.Model ?? "")).Model ?? Unknown;
        return new EmbeddingModel(
            options.QueryPrefix == EmbeddingsOptions.KnownPrefix ? known.QueryPrefix : options.QueryPrefix,
            options.PassagePrefix == EmbeddingsOptions.KnownPrefix ? known.PassagePrefix : options.PassagePrefix,
            options.InputTokens ?? Math.Min(known.InputTokens, options.BatchTokens));
    }

    [GeneratedRegex(@"\be5-mistral", RegexOptions.IgnoreCase)]
    private static partial Regex E5Mistral();

    [GeneratedRegex(@"\be5-.*-instruct", RegexOptions.IgnoreCase)]
    private static partial Regex E5Instruct();

    [GeneratedRegex(@"\be5[-:]|\be5$", RegexOptions.IgnoreCase)]
    private static partial Regex E5();

    [GeneratedRegex(@"\bbge-m3\b", RegexOptions.IgnoreCase)]
    private static partial Regex BgeM3();

    [GeneratedRegex(@"\bbge-(?:small|base|large)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Bge();

    [GeneratedRegex(@"\bnomic-embed-text", RegexOptions.IgnoreCase)]
    private static partial Regex Nomic();

    [GeneratedRegex(@"\barctic-embed.*(?:-v2|2\.0|arctic-embed2)|\barctic-embed2", RegexOptions.IgnoreCase)]
    private static partial Regex Arctic2();

    [GeneratedRegex(@"\barctic-embed", RegexOptions.IgnoreCase)]
    private static partial Regex Arctic();

    [GeneratedRegex(@"\bmxbai-embed", RegexOptions.IgnoreCase)]
    private static partial Regex Mxbai();

    [GeneratedRegex(@"\bqwen3-embedding|\bgte-qwen2", RegexOptions.IgnoreCase)]
    private static partial Regex Qwen();

    [GeneratedRegex(@"\bembedding-?gemma", RegexOptions.IgnoreCase)]
    private static partial Regex Gemma();

    [GeneratedRegex(@"\btext-embedding-(?:3|ada)", RegexOptions.IgnoreCase)]
    private static partial Regex OpenAi();
}
