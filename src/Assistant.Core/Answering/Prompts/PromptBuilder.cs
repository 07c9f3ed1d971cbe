using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Models;
using Assistant.Core.Privacy;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Assistant.Core.Answering.Prompts;

/// <summary>Makes the messages for an endpoint: only text that it accepts, and no more than its context holds.</summary>
internal sealed class PromptBuilder(PromptTemplates templates, Redactor redactor)
{
    private const int LongestAnswer = 4096;

    /// <summary>The messages for this endpoint.</summary>
    public async Task<ChatPrompt> BuildAsync(ChatEndpoint endpoint, AnswerMaterial material, CancellationToken cancellationToken)
    {
        var template = material.IsReplyDraft ? templates.TicketReply : templates.Answer;
        var system = await template.RenderSystemAsync(cancellationToken);
        var bare = await template.RenderUserAsync("", "", "", cancellationToken);
        var context = endpoint.Options.ContextTokens;
        var room = context - Math.Min(LongestAnswer, context / 4) - TokenEstimate.Of(system) - TokenEstimate.Of(bare) - (2 * TokenEstimate.PerMessage);

        // The question may take half of what is there, the ticket half of the rest; sources and earlier turns share what is left.
        var question = Fence.Question(TokenEstimate.Cut(material.Question, Math.Max(room / 2, 64)));
        room -= TokenEstimate.Of(question);
        var ticket = material.Ticket is { } about ? Fence.Ticket(about.Number.Value, redactor.MaskContacts(TicketText.Write(about, Math.Max(room / 2, 64)))) : "";
        room -= TokenEstimate.Of(ticket);

        var accepted = material.Sources.Where(source => endpoint.Options.MayReceive(TextPolicy.ClassOf(source.Audience))).ToList();
        var sources = accepted.Select(source => Fence.Source(source.N, source.Title, source.Heading, source.Quote)).ToList();
        var earlier = material.Earlier.Where(turn => endpoint.Options.MayReceive(turn.Class)).ToList();
        Fit(sources, earlier, room);

        var user = await template.RenderUserAsync(string.Join("\n\n", sources), ticket, question, cancellationToken);
        return new ChatPrompt(
            Messages(system, earlier, user), template.Version, material.Sources.Count - accepted.Count,
            QuestionCut: TokenEstimate.Of(question) < TokenEstimate.Of(Fence.Question(material.Question)));
    }

    // Drops the oldest turns while they take more than a quarter, then the last sources; the best source is cut at worst.
    private static void Fit(List<string> sources, List<EarlierExchange> earlier, int room)
    {
        while (Size(sources) + Size(earlier) > room)
        {
            if (earlier.Count > 0 && (Size(earlier) > room / 4 || sources.Count <= 1))
            {
                earlier.RemoveAt(0);
            }
            else if (sources.Count > 1)
            {
                sources.RemoveAt(sources.Count - 1);
            }
            else
            {
                CutOnly(sources, room);
                return;
            }
        }
    }

    private static void CutOnly(List<string> sources, int room)
    {
        const string End = "\n</source>";
        if (sources.Count == 1)
        {
            sources[0] = TokenEstimate.Cut(sources[0][..^End.Length], Math.Max(room - TokenEstimate.Of(End), 64)) + End;
        }
    }

    private static int Size(List<string> sources) => sources.Sum(source => TokenEstimate.Of(source) + 1);

    private static int Size(List<EarlierExchange> turns) =>
        turns.Sum(turn => TokenEstimate.Of(Fence.Question(turn.Question)) + TokenEstimate.Of(turn.Answer) + (2 * TokenEstimate.PerMessage));

    private static ChatHistory Messages(string system, List<EarlierExchange> earlier, string user)
    {
        var messages = new ChatHistory(system);
        foreach (var turn in earlier)
        {
            messages.AddUserMessage(Fence.Question(turn.Question));
            // Their numbers belong to other sources than the ones below.
            messages.AddAssistantMessage(Citations.CitationMarks.Remove(Fence.Inert(turn.Answer)));
        }

        messages.AddUserMessage(user);
        return messages;
    }
}
