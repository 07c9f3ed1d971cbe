using System.Text.Json.Serialization;

namespace Assistant.Core.Conversations;

/// <summary>Where an answer stands. The JSON names are part of the contract.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AnswerState>))]
public enum AnswerState
{
    /// <summary>Logged, nothing generated yet.</summary>
    Pending,

    /// <summary>Text is arriving.</summary>
    Streaming,

    /// <summary>The model ended its answer.</summary>
    Complete,

    /// <summary>No model answered: passages are quoted with their sources.</summary>
    Quoted,

    /// <summary>The user stopped it; the text so far is kept.</summary>
    Stopped,

    /// <summary>The endpoint broke off or fell silent; the text so far is kept.</summary>
    CutOff,

    /// <summary>It could not be given; the error says why.</summary>
    Failed,

    /// <summary>The sources do not answer the question: the model said so, or nothing near enough was found to ask one.</summary>
    Refused,

    /// <summary>A policy of the centre forbids it.</summary>
    Blocked,
}
