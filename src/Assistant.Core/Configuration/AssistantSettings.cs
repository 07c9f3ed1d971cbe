namespace Assistant.Core.Configuration;

/// <summary>All our sections of the settings, as their names stand in the files.</summary>
public sealed class AssistantSettings
{
    /// <summary>Where data lies.</summary>
    public DataOptions Data { get; set; } = new();

    /// <summary>Where passages are kept.</summary>
    public StoreOptions Store { get; set; } = new();

    /// <summary>What is taken in.</summary>
    public SourcesOptions Sources { get; set; } = [];

    /// <summary>Chat endpoints.</summary>
    public ModelsOptions Models { get; set; } = [];

    /// <summary>How sections become passages.</summary>
    public ChunkingOptions Chunking { get; set; } = new();

    /// <summary>The embedding endpoint.</summary>
    public EmbeddingsOptions Embeddings { get; set; } = new();

    /// <summary>The rerank endpoint.</summary>
    public RerankerOptions Reranker { get; set; } = new();

    /// <summary>How passages are searched.</summary>
    public RetrievalOptions Retrieval { get; set; } = new();

    /// <summary>The relational database.</summary>
    public DatabaseOptions Database { get; set; } = new();

    /// <summary>How long conversations are kept.</summary>
    public ConversationsOptions Conversations { get; set; } = new();

    /// <summary>When <c>ingest schedule</c> runs.</summary>
    public ScheduleOptions Schedule { get; set; } = new();

    /// <summary>How the web app knows who asks.</summary>
    public IdentityOptions Identity { get; set; } = new();

    /// <summary>Where the prompt templates lie.</summary>
    public PromptOptions Prompts { get; set; } = new();

    /// <summary>How people reach the support staff.</summary>
    public SupportOptions Support { get; set; } = new();
}
