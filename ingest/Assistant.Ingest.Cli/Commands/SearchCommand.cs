using System.CommandLine;
using System.Text.Json;
using Assistant.Core.Configuration;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;
using Assistant.Ingest.Cli.Output;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Cli.Commands;

/// <summary><c>search</c>: passages for a text, or for a file of questions.</summary>
internal static class SearchCommand
{
    private static readonly Argument<string?> Text = new("TEXT") { Description = "What to look for.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<int> Top = new("--top") { Description = "How many passages, 1 to 1000.", HelpName = "COUNT", DefaultValueFactory = _ => 10 };
    private static readonly Option<string?> Source = new("--source") { Description = "Only this source.", HelpName = "NAME" };
    private static readonly Option<FileInfo?> Batch = new("--batch") { Description = "A file with one JSON object a line: {\"id\", \"question\"}.", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("search", "Finds passages, best first.")
        {
            Text, Top, SharedOptions.As, SharedOptions.Group, Source, Batch, SharedOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (text, batch) = (parsed.GetValue(Text), parsed.GetValue(Batch));
        if (text is not null && batch is not null)
        {
            throw new UsageException("A text and --batch exclude each other: either search \"TEXT\" or search --batch FILE.");
        }

        if (string.IsNullOrWhiteSpace(text) && batch is null)
        {
            throw new UsageException("Say what to look for: either search \"TEXT\" or search --batch FILE.");
        }

        if (batch is { Exists: false })
        {
            throw new UsageException($"There is no file {batch.FullName}.");
        }

        if (parsed.GetValue(Top) is < 1 or > 1000)
        {
            throw new UsageException("--top must be between 1 and 1000.");
        }

        var caller = SharedOptions.ReadCaller(parsed, withGroups: true);
        await using var host = await AssistantHost.StartAsync(parsed, cancellationToken);
        var source = SharedOptions.CheckSource(parsed.GetValue(Source), host.Services.GetRequiredService<IOptions<SourcesOptions>>().Value);
        var retriever = host.Services.GetRequiredService<Retriever>();
        RetrievalRequest Request(string question) => new() { Question = question, Top = parsed.GetValue(Top), Source = source };

        if (batch is not null)
        {
            return await RunBatchAsync(batch, retriever, Request, caller, cancellationToken);
        }

        var result = await retriever.RetrieveAsync(Request(text!), caller, cancellationToken);
        SearchView.Write(text!, result, parsed.GetValue(SharedOptions.Json));
        return ExitCodes.Ok;
    }

    private static async Task<int> RunBatchAsync(
        FileInfo file, Retriever retriever, Func<string, RetrievalRequest> request, Caller caller, CancellationToken cancellationToken)
    {
        var (line, bad) = (0, 0);
        await foreach (var text in File.ReadLinesAsync(file.FullName, cancellationToken))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (ReadQuestion(text) is not { } question)
            {
                Console.Error.WriteLine($"{file.Name}, line {line}: not a JSON object with an \"id\" and the text \"question\"; skipped.");
                bad++;
                continue;
            }

            var result = await retriever.RetrieveAsync(request(question.Text), caller, cancellationToken);
            SearchView.WriteBatchLine(question.Id, result);
        }

        return bad == 0 ? ExitCodes.Ok : ExitCodes.SomethingFailed;
    }

    // Whatever the id is, a number too, it is given back as it came.
    private static (JsonElement Id, string Text)? ReadQuestion(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("question").GetString() is { Length: > 0 } text
                ? (json.RootElement.GetProperty("id").Clone(), text)
                : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
