using Assistant.Core.Database;
using Assistant.Core.Database.Tables;

namespace Assistant.Core.Conversations;

/// <summary>Tells which unfinished answers nobody works on any more.</summary>
internal static class GivenUp
{
    /// <summary>What such an answer says.</summary>
    public const string Reason = "The program that was answering ended before the answer did. Ask again.";

    // Longer than an endpoint may take to start a model and say its first word.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(15);

    /// <summary>Whether the answer is unfinished and its process dead, or silent for 15 minutes.</summary>
    public static bool Is(AnswerRow answer, DateTimeOffset now) =>
        answer.EndedAt is null && (WorkerProcess.Parse(answer.Worker).IsAlive() == false || now - answer.HeartbeatAt > Silence);
}
