using System.CommandLine;
using Assistant.Core.Answering;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Ingest.Cli.Output;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Cli.Commands;

/// <summary><c>ask</c>: retrieves, answers, cites, and logs.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var text = new Argument<string>("TEXT") { Description = "The question." };
        var ticket = new Option<string?>("--ticket") { Description = "The number of the ticket that the question is about.", HelpName = "NUMBER" };
        var command = new Command("ask", "Answers a question from the sources, with citations.") { text, ticket, SharedOptions.As, SharedOptions.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (string.IsNullOrWhiteSpace(parsed.GetValue(text)))
            {
                throw new UsageException("Say what to ask: ask \"TEXT\".");
            }

            var number = ReadNumber(parsed.GetValue(ticket));
            var caller = SharedOptions.ReadCaller(parsed, withGroups: false);
            await using var host = await AssistantHost.StartAsync(parsed, cancellationToken);
            if (number is { } asked && await MissingAsync(host, asked, caller, cancellationToken) is { } missing)
            {
                Console.Error.WriteLine(missing);
                return ExitCodes.SomethingFailed;
            }

            var question = new Question { Text = parsed.GetValue(text)!, Ticket = number };
            var view = new AnswerView(parsed.GetValue(SharedOptions.Json));
            await foreach (var update in host.Services.GetRequiredService<IAnswerer>().AnswerAsync(question, caller, cancellationToken))
            {
                view.Show(update);
            }

            return view.ExitCode;
        });
        return command;
    }

    // A ticket that the question only mentions is a notice beside the answer; one that was asked for must be there.
    private static async Task<string?> MissingAsync(AssistantHost host, TicketNumber number, Caller caller, CancellationToken cancellationToken)
    {
        var found = await host.Services.GetRequiredService<TicketLookup>().FindAsync(number, caller, cancellationToken);
        return found switch
        {
            { Tickets.Count: > 0 } => null,
            { IsUncertain: true } => $"No ticket {number} that this caller may read is known here, and the ticket system gives no answer just now; try again, or ask without --ticket.",
            _ => $"No ticket {number} that this caller may read is known here; check the number, say with --as who asks, or take it in with tickets import FILE.",
        };
    }

    private static TicketNumber? ReadNumber(string? text) => text switch
    {
        null => null,
        _ when TicketNumber.TryParse(text, out var number) => number,
        _ => throw new UsageException($"--ticket {text} is no ticket number; write one such as RITM0429668."),
    };
}
