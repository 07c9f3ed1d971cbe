using Microsoft.SemanticKernel.ChatCompletion;

namespace Assistant.Core.Answering.Prompts;

/// <summary>The messages for one endpoint, and what of the material is in them.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="Version">The version of the template.</param>
/// <param name="Withheld">How many sources the endpoint does not accept.</param>
/// <param name="QuestionCut">Whether the question was too long and is there in part.</param>
internal sealed record ChatPrompt(ChatHistory Messages, string Version, int Withheld, bool QuestionCut);
