using System.CommandLine;
using Assistant.Core.Answering;
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

    private static TicketNumber? ReadNumber(string? text) => text switch
    {
        null => null,
        _ when TicketNumber.TryParse(text, out var number) => number,
        _ => throw new UsageException($"--ticket {text} is no ticket number; write one such as RITM0429668."),
    };
}
