using Assistant.Core.Answering.Prompts;
using Assistant.Core.Answering.Quoting;
using Assistant.Core.Answering.Searching;
using Assistant.Core.Answering.Speaking;
using Assistant.Core.Conversations;
using Assistant.Core.Models;
using Assistant.Core.Privacy;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Answering;

/// <summary>Writes the answer from the sources: through a model if one may and can, by quoting otherwise.</summary>
internal sealed class AnswerWriter(
    ChatEndpoints endpoints, ChatRelay relay, PromptBuilder prompts, Redactor redactor, TimeProvider clock, ILogger<AnswerWriter> logger)
{
    // A model that does not come to an end; no answer from passages needs that much.
    private const int LongestAnswer = 40_000;

    // The log takes an answer without a sign of life for abandoned after a quarter of an hour; a cold model takes about as long.
    private static readonly TimeSpan SignOfLife = TimeSpan.FromMinutes(1);

    /// <summary>Writes the answer.</summary>
    /// <param name="answer">What it is written to.</param>
    /// <param name="material">What it is made from.</param>
    /// <param name="verdict">How the sources fit the question.</param>
    /// <param name="model">The configured name of the endpoint to ask; null for the first that answers.</param>
    /// <param name="cancellationToken">Ends it; the text so far stays.</param>
    public async Task WriteAsync(RunningAnswer answer, AnswerMaterial material, RelevanceVerdict verdict, string? model, CancellationToken cancellationToken)
    {
        var candidates = TextPolicy.Select(Wanted(answer, model), material, out var reason);
        if (candidates.Count == 0)
        {
            if (endpoints.All.Count > 0)
            {
                answer.Notice(reason);
            }

            await QuoteAsync(answer, verdict, reason, cancellationToken);
            return;
        }

        var sent = new Dictionary<ChatEndpoint, ChatPrompt>();
        var steps = relay.AskAsync(
            candidates,
            async (endpoint, context, cancelled) => (sent[endpoint] = await prompts.BuildAsync(endpoint, material, context, cancelled)).Messages,
            cancellationToken);
        Speech? speech = null;
        var said = 0;
        try
        {
            await foreach (var step in steps.WithHeartbeatAsync(SignOfLife, clock, () => ShowLifeAsync(answer, cancellationToken), cancellationToken))
            {
                switch (step)
                {
                    case Asking asking:
                        Begin(answer, asking.Endpoint, sent[asking.Endpoint]);
                        speech = new Speech(answer, redactor);
                        break;
                    case Spoke spoke:
                        var text = spoke.Text[..Math.Min(spoke.Text.Length, LongestAnswer - said)];
                        said += text.Length;
                        await speech!.SayAsync(text, cancellationToken);
                        break;
                    case Withdrew:
                        await speech!.EndAsync(cancellationToken);
                        answer.Tell(new ThoughtAdded(answer.Text));
                        answer.Replace("");
                        break;
                    case Answered or Broken:
                        await speech!.EndAsync(cancellationToken);
                        await NoteAsync(answer, step, verdict, cancellationToken);
                        break;
                    default:
                        await NoteAsync(answer, step, verdict, cancellationToken);
                        break;
                }

                if (said == LongestAnswer)
                {
                    answer.End(AnswerState.CutOff, "The answer was stopped because it did not come to an end.");
                    return;
                }
            }
        }
        finally
        {
            // Whoever stops an answer keeps what was held back too.
            await (speech?.EndAsync(CancellationToken.None) ?? Task.CompletedTask);
        }
    }

    private static async Task NoteAsync(RunningAnswer answer, RelayStep step, RelevanceVerdict verdict, CancellationToken cancellationToken)
    {
        switch (step)
        {
            case Queued queued:
                answer.Tell(new StatusChanged("queued", queued.Endpoint.Name, queued.Position));
                break;
            case NotReady notReady:
                answer.Tell(new StatusChanged("starting", notReady.Endpoint.Name));
                break;
            case Switching switching:
                answer.Tell(new StatusChanged("switching", switching.Endpoint.Name));
                break;
            case Reasoned reasoned:
                answer.Tell(new ThoughtAdded(reasoned.Text));
                break;
            case Answered answered:
                (answer.Usage, answer.FirstToken) = (answered.Usage, answered.FirstToken);
                await EndAsync(answer, cancellationToken);
                break;
            case Broken broken:
                (answer.Usage, answer.FirstToken) = (broken.Usage, broken.FirstToken);
                answer.End(AnswerState.CutOff, $"The answer is cut off: {broken.Problem.Full}.");
                break;
            case NobodyAnswered nobody:
                (answer.Model, answer.PromptVersion) = (null, null);
                await QuoteAsync(answer, verdict, $"No language model could answer: {string.Join("; ", nobody.Problems.Select(problem => problem.Full).Distinct())}.", cancellationToken);
                break;
        }
    }

    private async Task ShowLifeAsync(RunningAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            await answer.SaveAsync(cancellationToken);
        }
        catch (Exception failure)
        {
            // The wait for the model goes on; if the log stays away, the end of the answer will say so.
            logger.NoSignOfLife(answer.Turn.AnswerId, failure.GetType().Name);
        }
    }

    private IReadOnlyList<ChatEndpoint> Wanted(RunningAnswer answer, string? model)
    {
        if (string.IsNullOrWhiteSpace(model))
        {
            return endpoints.All;
        }

        if (endpoints.Find(model) is { } endpoint)
        {
            return [endpoint];
        }

        answer.Notice($"There is no endpoint of the name you asked for; known are {(endpoints.All.Count > 0 ? string.Join(", ", endpoints.All.Select(known => known.Name)) : "none")}.");
        return endpoints.All;
    }

    private static void Begin(RunningAnswer answer, ChatEndpoint endpoint, ChatPrompt prompt)
    {
        answer.Model = $"{endpoint.Name} ({endpoint.Model})";
        answer.PromptVersion = prompt.Version;
        answer.Sent = prompt.Sent;
        foreach (var notice in prompt.LeftOut.Describe(endpoint.Name))
        {
            answer.Notice(notice);
        }

        answer.Tell(new StatusChanged("asking", endpoint.Name));
    }

    private static async Task EndAsync(RunningAnswer answer, CancellationToken cancellationToken)
    {
        // A model that finds nothing and cites nothing has not answered; the nearest pages may still help.
        var silent = NotDocumented.IsSaidBy(answer.Text) && Citations.CitationMarks.FindAll(answer.Text).Count == 0;
        if (silent)
        {
            await answer.AddAsync(NotDocumented.Nearest(answer.Sources), cancellationToken);
        }

        answer.End(silent ? AnswerState.Refused : AnswerState.Complete);
    }

    private static async Task QuoteAsync(RunningAnswer answer, RelevanceVerdict verdict, string reason, CancellationToken cancellationToken)
    {
        await answer.AddAsync(
            verdict.IsEnough ? Quotations.Write(answer.Sources, reason + Unmentioned(verdict)) : $"{NotDocumented.Write(answer.Sources)}\n\n{reason}", cancellationToken);
        answer.End(verdict.IsEnough ? AnswerState.Quoted : AnswerState.Refused);
    }

    private static string Unmentioned(RelevanceVerdict verdict) =>
        verdict.Missing.Count > 0 ? $" None of the passages found mentions {string.Join(" or ", verdict.Missing)}, so they may not answer you." : "";
}
