using Assistant.Core.Answering.Prompts;
using Assistant.Core.Configuration;
using Assistant.Core.Models;
using Assistant.Core.Privacy;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Assistant.Core.Answering.Searching;

/// <summary>
/// Makes search queries that stand on their own: by rule, and, for a follow-up or a ticket, also through a model where one
/// may be sent the text and replies in time.
/// </summary>
internal sealed class QueryMaker(
    ChatEndpoints endpoints, ShortReplies replies, PromptTemplates templates, Redactor redactor, IOptions<PromptOptions> options)
{
    private const int LongestQuery = 400;
    private const int TurnsSent = 3;
    private const int TokensOfATurn = 300;
    private const int TokensOfATicket = 1500;

    private TimeSpan Budget => TimeSpan.FromSeconds(options.Value.QuerySeconds);

    /// <summary>The queries for a question.</summary>
    /// <param name="question">The question, secrets removed.</param>
    /// <param name="ticket">The ticket it is about; null for none.</param>
    /// <param name="earlier">The questions before it in its thread, oldest first.</param>
    /// <param name="exchanges">What of the conversation may enter a prompt.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<SearchQueries> MakeAsync(
        string question, TurnTicket? ticket, IReadOnlyList<string> earlier, IReadOnlyList<EarlierExchange> exchanges, CancellationToken cancellationToken)
    {
        var byRule = SearchQuery.Make(question, ticket?.Brief, earlier);
        var template = ticket is not null ? templates.TicketQuery : templates.FollowUp;
        var line = Budget <= TimeSpan.Zero ? null
            : ticket is not null ? await OfTicketAsync(template, question, ticket, cancellationToken)
            : exchanges.Count > 0 && SearchQuery.LeansOnEarlier(question) ? await OfFollowUpAsync(template, question, exchanges, cancellationToken)
            : null;
        return line is null
            ? new SearchQueries(byRule, null)
            : new SearchQueries([line, byRule[0]], $"{(ticket is not null ? "ticket-query" : "follow-up")} {template.Version}");
    }

    private async Task<string?> OfFollowUpAsync(
        PromptTemplate template, string question, IReadOnlyList<EarlierExchange> exchanges, CancellationToken cancellationToken)
    {
        var last = exchanges.TakeLast(TurnsSent).ToList();
        var able = endpoints.All.Where(endpoint =>
            endpoint.Options.MayReceive(TextClass.Public) && last.TrueForAll(turn => endpoint.Options.MayReceive(turn.Class))).ToList();
        var conversation = string.Join("\n\n", last.Select(turn => $"Question: {Short(turn.Question)}\nAnswer: {Short(turn.Answer)}"));
        var values = new Dictionary<string, string>
        {
            [PromptVariables.Earlier] = Fence.Conversation(conversation),
            [PromptVariables.Question] = Fence.Question(Short(redactor.MaskContacts(question))),
        };
        return ModelLine.Of(await AskAsync(able, template, values, cancellationToken), $"{question} {conversation}", LongestQuery);
    }

    private async Task<string?> OfTicketAsync(PromptTemplate template, string question, TurnTicket about, CancellationToken cancellationToken)
    {
        var able = endpoints.All.Where(endpoint => endpoint.Options.MayReceive(TextClass.Tickets)).ToList();
        var ticket = redactor.MaskContacts(TicketText.Write(about.Ticket, TokensOfATicket).Text);
        var values = new Dictionary<string, string>
        {
            [PromptVariables.Ticket] = Fence.Ticket(about.Ticket.Number.Value, ticket),
            [PromptVariables.Question] = Fence.Question(Short(redactor.MaskContacts(question))),
        };
        return ModelLine.Of(await AskAsync(able, template, values, cancellationToken), $"{question} {ticket}", LongestQuery);
    }

    private async Task<string?> AskAsync(
        IReadOnlyList<ChatEndpoint> able, PromptTemplate template, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        if (able.Count == 0)
        {
            return null;
        }

        var prompt = new ChatHistory(await template.RenderSystemAsync(cancellationToken));
        prompt.AddUserMessage(await template.RenderUserAsync(values, cancellationToken));
        return await replies.AskAsync(able, prompt, Budget, cancellationToken);
    }

    private static string Short(string text) => PromptTokens.Cut(text, TokensOfATurn);
}

/// <summary>What to search for.</summary>
/// <param name="Queries">The queries, the one that says it best first.</param>
/// <param name="PromptVersion">The template that one of them was made with, and its version; null where rules alone made them.</param>
internal sealed record SearchQueries(IReadOnlyList<string> Queries, string? PromptVersion);
