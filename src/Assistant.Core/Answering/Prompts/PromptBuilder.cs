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
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="material">What they are made from.</param>
    /// <param name="context">How many tokens prompt and answer may take together.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ChatPrompt> BuildAsync(ChatEndpoint endpoint, AnswerMaterial material, int context, CancellationToken cancellationToken)
    {
        var template = material.IsReplyDraft ? templates.TicketReply : templates.Answer;
        var system = await template.RenderSystemAsync(cancellationToken);
        var bare = await template.RenderUserAsync("", "", "", cancellationToken);
        var room = context - Math.Min(LongestAnswer, context / 4) - PromptTokens.Of(system) - PromptTokens.Of(bare) - (2 * PromptTokens.PerMessage);

        // The question may take half of what is there, the ticket half of the rest; sources and earlier turns share what is left.
        var question = Fence.Question(PromptTokens.Cut(material.Question, Math.Max(room / 2, 64)));
        room -= PromptTokens.Of(question);
        var (about, entriesLeft) = material.Ticket is { } written ? TicketText.Write(written, Math.Max(room / 2, 64)) : ("", 0);
        var ticket = material.Ticket is { } fenced ? Fence.Ticket(fenced.Number.Value, redactor.MaskContacts(about)) : "";
        room -= PromptTokens.Of(ticket);

        var accepted = material.Sources.Where(source => endpoint.Options.MayReceive(TextPolicy.ClassOf(source.Audience))).ToList();
        var sources = accepted.Select(source => Fence.Source(source.N, source.Title, source.Heading, source.Quote)).ToList();
        var earlier = material.Earlier.Where(turn => endpoint.Options.MayReceive(turn.Class)).ToList();
        var turns = earlier.Count;
        Fit(sources, earlier, room);

        var user = await template.RenderUserAsync(string.Join("\n\n", sources), ticket, question, cancellationToken);
        var left = new LeftOut(
            material.Sources.Count - accepted.Count, accepted.Count - sources.Count, turns - earlier.Count, entriesLeft,
            QuestionCut: question.Length < Fence.Question(material.Question).Length);
        return new ChatPrompt(Messages(system, earlier, user), template.Version, [.. accepted.Take(sources.Count)], left);
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
            sources[0] = PromptTokens.Cut(sources[0][..^End.Length], Math.Max(room - PromptTokens.Of(End), 64)) + End;
        }
    }

    private static int Size(List<string> sources) => sources.Sum(source => PromptTokens.Of(source) + 1);

    private static int Size(List<EarlierExchange> turns) =>
        turns.Sum(turn => PromptTokens.Of(Fence.Question(turn.Question)) + PromptTokens.Of(turn.Answer) + (2 * PromptTokens.PerMessage));

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
