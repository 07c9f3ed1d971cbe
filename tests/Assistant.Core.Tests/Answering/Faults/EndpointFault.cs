using Assistant.Core.Conversations;
using Assistant.Fakes.Models;

namespace Assistant.Core.Tests.Answering.Faults;

/// <summary>Something that goes wrong with an endpoint, and what shall become of the answer.</summary>
/// <param name="Name">What goes wrong.</param>
/// <param name="Replies">What the first endpoint does, request by request.</param>
/// <param name="State">How the answer ends.</param>
/// <param name="Text">What of the answer the reader has seen in the end; null for quotations.</param>
internal sealed record EndpointFault(string Name, ChatReply[] Replies, AnswerState State, string? Text = null)
{
    /// <summary>What a second endpoint says; null where there is none.</summary>
    public ChatReply? Second { get; init; }

    /// <summary>The endpoint that the answer names.</summary>
    public string? Model { get; init; } = Text is null ? null : "sophia (tiny)";

    /// <summary>What the answer's text, its error or a notice must say.</summary>
    public string Said { get; init; } = "";

    /// <summary>What the program's log must name; empty for nothing.</summary>
    public string Logged { get; init; } = "";

    /// <summary>How often the first endpoint is asked.</summary>
    public int Asked { get; init; } = 1;

    /// <summary>How often the second one is.</summary>
    public int SecondAsked { get; init; }

    /// <summary>Whether tokens are counted.</summary>
    public bool HasUsage { get; init; } = Text is not null && State == AnswerState.Complete;

    /// <summary>What the reader sees of the model's thinking.</summary>
    public string Thought { get; init; } = "";

    /// <summary>The wait that the clock must be moved over; null for none.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Whether that wait begins once text was shown.</summary>
    public bool WaitsAfterText { get; init; }

    /// <summary>A gate of the reply that opens once text was shown; null for none.</summary>
    public Gate? OpensAfterText { get; init; }

    public override string ToString() => Name;
}
