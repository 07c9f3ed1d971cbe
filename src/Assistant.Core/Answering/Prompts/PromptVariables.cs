namespace Assistant.Core.Answering.Prompts;

/// <summary>The names of the blanks in prompt templates.</summary>
internal static class PromptVariables
{
    /// <summary>The fenced sources.</summary>
    public const string Sources = "sources";

    /// <summary>The fenced ticket.</summary>
    public const string Ticket = "ticket";

    /// <summary>The fenced question.</summary>
    public const string Question = "question";

    /// <summary>The sentence that says that the sources are silent.</summary>
    public const string NotDocumented = "not_documented";

    /// <summary>The fenced conversation so far.</summary>
    public const string Earlier = "earlier";
}
