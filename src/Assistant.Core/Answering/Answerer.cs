using System.Threading.Channels;
using Assistant.Core.Answering.Prompts;
using Assistant.Core.Answering.Searching;
using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Database;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Answering;

/// <summary>Answers questions from retrieved passages.</summary>
internal sealed class Answerer(
    Redactor redactor, TurnTickets tickets, ConversationLog log, QueryMaker queryMaker, Retriever retriever, AnswerWriter writer, Refusals refusals, AnswerReview review, ConversationTitles titles,
    TimeProvider clock, ILogger<Answerer> logger) : IAnswerer
{
    // Tokens of a ticket that an answer may repeat.
    private const int LongestTicket = 16_000;

    // Time for the last write when the user has gone or the service stops.
    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public IAsyncEnumerable<AnswerUpdate> AnswerAsync(Question question, Caller caller, CancellationToken cancellationToken) =>
        UpdateStream.RunAsync((updates, stop) => AnswerAsync(question, caller, updates, stop), cancellationToken);

    private async Task AnswerAsync(Question question, Caller caller, ChannelWriter<AnswerUpdate> updates, CancellationToken cancellationToken)
    {
        var asked = redactor.RemoveSecrets(question.RetryTurnId is null ? question.Text : "");           // 1 no secret goes further
        var (turn, ticket, unknown) = await BeginAsync(question, asked.Text, caller, cancellationToken); // 2 durable before a model is asked
        var answer = new RunningAnswer(turn, log, redactor, updates, clock);
        answer.Tell(new TurnLogged(turn.ConversationId, turn.TurnId, turn.AnswerId, turn.Question, ticket?.Brief));
        Tell(answer, asked, unknown);
        try
        {
            // A reply is made for the requester: from here on nothing is read that they may not read.
            var reader = ticket?.HoldToRecipient(caller) ?? caller;
            var earlier = EarlierTurns(turn, ticket);
            var exchanges = EarlierExchange.Select(earlier, reader, redactor);
            var queries = await queryMaker.MakeAsync(turn.Question, ticket, [.. earlier.Select(before => before.Question)], exchanges, cancellationToken);
            answer.QueryPrompt = queries.PromptVersion;
            List<RetrievalRequest> requests = [.. queries.Queries.Select(query => Request(query, ClassOf(ticket, queries, exchanges)))];
            var verdict = await FindSourcesAsync(answer, requests, ticket, reader, cancellationToken);  // 3 the passages
            var material = Gather(answer, ticket, exchanges, caller);
            answer.Known = ticket is null ? null : TicketText.Write(ticket.Ticket, LongestTicket).Text;
            await WriteAsync(answer, material, verdict, question.Model, cancellationToken);          // 4 a model, or quotations
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            answer.End(AnswerState.Stopped);
        }
        catch (Exception unavailable) when (unavailable is PassageStoreException or DatabaseException)
        {
            answer.End(AnswerState.Failed, unavailable.Message);
        }
        catch (Exception failure)
        {
            logger.AnswerFailed(turn.AnswerId, failure.GetType().Name);
            answer.End(AnswerState.Failed, $"Something went wrong while answering; tell the administrator the number {turn.AnswerId}.");
        }

        Review(answer);                                                                              // 5 checked against its sources
        using var lastWrite = new CancellationTokenSource(LastWrite);
        await answer.CompleteAsync(lastWrite.Token);                                                 // 6 durable before anyone is told that it ended
        if (question.ConversationId is null && answer.Model is not null)
        {
            titles.Name(new NewConversation(turn.ConversationId, turn.Question, ticket is not null));
        }
    }

    // Whatever a model wrote, the answer ends and is logged.
    private void Review(RunningAnswer answer)
    {
        try
        {
            review.Review(answer);
        }
        catch (Exception failure)
        {
            logger.AnswerFailed(answer.Turn.AnswerId, failure.GetType().Name);
            answer.Notice("This answer could not be checked against its sources.");
        }
    }

    private async Task<(BegunTurn Turn, TurnTicket? Ticket, string? Unknown)> BeginAsync(
        Question question, string text, Caller caller, CancellationToken cancellationToken)
    {
        if (question.RetryTurnId is { } retried)
        {
            var again = question.ConversationId is { } id ? await log.BeginAnswerAsync(id, retried, caller, cancellationToken) : null;
            return again is null
                ? throw new ConversationNotFoundException()
                : (again, await tickets.FindAsync(again.Ticket, caller, cancellationToken), null);
        }

        var (ticket, unknown) = await tickets.FindAsync(question, text, caller, cancellationToken);
        var turn = new NewTurn(question.ConversationId, question.ParentTurnId, text, ticket?.Reference, ConversationTitle.Make(text, ticket?.Brief));
        return await log.BeginTurnAsync(turn, caller, cancellationToken) is { } begun
            ? (begun, ticket, unknown)
            : throw new ConversationNotFoundException();
    }

    private async Task<RelevanceVerdict> FindSourcesAsync(
        RunningAnswer answer, List<RetrievalRequest> requests, TurnTicket? ticket, Caller reader, CancellationToken cancellationToken)
    {
        answer.Tell(new StatusChanged("retrieving"));
        var found = new List<RetrievalResult>();
        foreach (var request in requests)
        {
            found.Add(await retriever.RetrieveAsync(request, reader, cancellationToken));
        }

        answer.Retriever = found[0].Retriever;
        // Of a stage that is down every query says so, each in other words.
        foreach (var note in found.Select(one => one.Notes).FirstOrDefault(notes => notes.Count > 0) ?? [])
        {
            answer.Notice(note);
        }

        answer.RetrievalTime = TimeSpan.FromTicks(found.Sum(one => one.Duration.Ticks));
        // A ticket's own words are its requester's; only a question says what it wants to know.
        var unknown = ticket is null ? await retriever.FindUnknownWordsAsync(requests[0], reader, cancellationToken) : null;
        (answer.Sources, var verdict) = FittingSources.Choose(requests[0].Question, found, unknown, reader);
        if (!verdict.IsEnough && ticket is null && await refusals.FindSupportPageAsync(answer.Sources, reader, cancellationToken) is { } support)
        {
            (answer.Sources, answer.SupportPage) = ([.. answer.Sources, support], support);
        }

        answer.Tell(new PassagesFound(answer.Sources, answer.Retriever));
        return verdict;
    }

    private static RetrievalRequest Request(string query, TextClass text) =>
        new() { Question = query, Top = AnswerPassages.Searched, Kinds = [PassageKind.Documentation], TextClass = text };

    // What a model made of a conversation may hold what its answers held.
    private static TextClass ClassOf(TurnTicket? ticket, SearchQueries queries, IReadOnlyList<EarlierExchange> exchanges) =>
        ticket is not null ? TextClass.Tickets
        : queries.PromptVersion is null ? TextClass.Public
        : exchanges.Select(exchange => exchange.Class).Append(TextClass.Public).Max();

    private AnswerMaterial Gather(
        RunningAnswer answer, TurnTicket? ticket, IReadOnlyList<EarlierExchange> earlier, Caller caller) => new()
        {
            Question = redactor.MaskContacts(answer.Turn.Question),
            Ticket = ticket?.Ticket,
            IsReplyDraft = ticket is not null && caller.IsStaff,
            Sources = answer.Sources,
            Earlier = earlier,
        };

    private async Task WriteAsync(
        RunningAnswer answer, AnswerMaterial material, RelevanceVerdict verdict, string? model, CancellationToken cancellationToken)
    {
        if (answer.Sources.Count == 0 || (!verdict.IsEnough && material.Ticket is null))
        {
            // No source, no answer: a model would have to guess.
            await answer.AddAsync(refusals.Write([.. answer.Sources.Where(source => source != answer.SupportPage)], verdict, answer.SupportPage), cancellationToken);
            answer.End(AnswerState.Refused);
            return;
        }

        await writer.WriteAsync(answer, material, verdict, model, cancellationToken);
    }

    // Turns about another ticket, or about one that the caller may not read any more, belong to another matter.
    private static IReadOnlyList<TurnRecord> EarlierTurns(BegunTurn turn, TurnTicket? ticket) =>
        turn.Ticket == ticket?.Reference ? [.. turn.Earlier.Where(earlier => earlier.Ticket == turn.Ticket)] : [];

    private static void Tell(RunningAnswer answer, RedactedText asked, string? unknown)
    {
        if (asked.Removed.Count > 0)
        {
            answer.Notice($"Removed from your question before it was kept or sent anywhere: {string.Join(", ", asked.Removed.Select(kind => kind.Key))}. If it was real, replace it.");
        }

        if (unknown is not null)
        {
            answer.Notice(unknown);
        }
    }
}
