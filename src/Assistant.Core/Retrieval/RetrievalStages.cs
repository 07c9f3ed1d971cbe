namespace Assistant.Core.Retrieval;

/// <summary>The stages of a retrieval.</summary>
[Flags]
public enum RetrievalStages
{
    /// <summary>Search by words.</summary>
    Lexical = 1,

    /// <summary>Search by meaning, where an embedding endpoint is configured.</summary>
    Dense = 2,

    /// <summary>The best passages are put in order by a model, where a rerank endpoint is configured.</summary>
    Rerank = 4,

    /// <summary>All that the settings have.</summary>
    All = Lexical | Dense | Rerank,
}
