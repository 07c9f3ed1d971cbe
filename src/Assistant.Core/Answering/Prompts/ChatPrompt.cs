using Assistant.Core.Conversations;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Assistant.Core.Answering.Prompts;

/// <summary>The messages for one endpoint, and what of the material is in them.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="Version">The version of the template.</param>
/// <param name="Sent">The sources that are in the prompt.</param>
/// <param name="LeftOut">What of the material is not.</param>
internal sealed record ChatPrompt(ChatHistory Messages, string Version, IReadOnlyList<Citation> Sent, LeftOut LeftOut);

/// <summary>What of the material did not get into a prompt.</summary>
/// <param name="Withheld">Sources that the endpoint does not accept.</param>
/// <param name="Sources">Sources for which there was no room, the last ones.</param>
/// <param name="Turns">Earlier turns for which there was no room, the oldest ones.</param>
/// <param name="TicketEntries">Entries of the ticket for which there was no room.</param>
/// <param name="QuestionCut">Whether the question is there in part.</param>
internal sealed record LeftOut(int Withheld, int Sources, int Turns, int TicketEntries, bool QuestionCut)
{
    /// <summary>Says it to the reader, one sentence for each thing.</summary>
    /// <param name="endpoint">The endpoint's name.</param>
    public IEnumerable<string> Describe(string endpoint)
    {
        if (Withheld > 0)
        {
            yield return $"{Withheld} of the sources below were not sent to {endpoint}, which is for public text; the answer does not use them.";
        }

        if (QuestionCut)
        {
            yield return $"Your question is longer than {endpoint} can read; it saw the beginning alone.";
        }

        var noRoom = new[] { Count(Sources, "of the sources below"), Count(Turns, "of the earlier turns"), Count(TicketEntries, "of the ticket's entries") }
            .OfType<string>().ToList();
        if (noRoom.Count > 0)
        {
            yield return $"{endpoint} cannot read all at once; it did not see {string.Join(" and ", noRoom)}.";
        }
    }

    private static string? Count(int count, string what) => count > 0 ? $"{count} {what}" : null;
}
