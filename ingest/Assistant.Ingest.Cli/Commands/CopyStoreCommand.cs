using System.CommandLine;
using Assistant.Core.Configuration;
using Assistant.Core.Wording;
using Assistant.Ingest.Cli.Output;
using Assistant.Ingest.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Cli.Commands;

/// <summary><c>copy-store</c>: fills one store from the other, without reading the sources again.</summary>
internal static class CopyStoreCommand
{
    public static Command Create()
    {
        var to = new Option<string>("--to") { Description = "The store to fill: Embedded or Qdrant. What it held is replaced.", HelpName = "STORE", Required = true };
        var from = new Option<string?>("--from") { Description = "The store to copy; the other one unless given. From Qdrant to Qdrant makes a new collection.", HelpName = "STORE" };
        var command = new Command("copy-store", "Copies all passages from one store to the other; the sources are not read again.") { to, from, SharedOptions.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var target = Read("--to", parsed.GetValue(to)!);
            var origin = parsed.GetValue(from) is { } name ? Read("--from", name) : Other(target);
            if (origin == StoreProvider.Embedded && target == StoreProvider.Embedded)
            {
                throw new UsageException("--from Embedded --to Embedded copies nothing; ingest run --full makes the embedded store anew.");
            }

            await using var host = await AssistantHost.StartAsync(parsed, cancellationToken);
            var copy = host.Services.GetRequiredService<StoreCopy>();
            var report = await RunProgressView.ShowAsync(progress => copy.RunAsync(origin, target, progress, cancellationToken));
            Write(origin, target, report, parsed.GetValue(SharedOptions.Json));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static StoreProvider Read(string option, string name) =>
        Enum.GetValues<StoreProvider>().Cast<StoreProvider?>().FirstOrDefault(store => store.ToString()!.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"{option} {name} names no store; write Embedded or Qdrant.");

    private static StoreProvider Other(StoreProvider store) => store == StoreProvider.Qdrant ? StoreProvider.Embedded : StoreProvider.Qdrant;

    private static void Write(StoreProvider from, StoreProvider to, StoreCopyReport report, bool json)
    {
        if (json)
        {
            JsonOutput.Write(new { from, to, sources = report.Sources.Select(source => new { name = source.Source, source.Documents, source.Passages }), report.Vectors, report.Seconds });
            return;
        }

        foreach (var source in report.Sources)
        {
            Console.WriteLine($"{source.Source}: {Counted.Of(source.Documents, "document")}, {Counted.Of(source.Passages, "passage")}");
        }

        if (report.Vectors is { } vectors)
        {
            Console.WriteLine($"{Counted.Of(vectors, "passage")} {(vectors == 1 ? "has" : "have")} a vector; ingest run makes those that are missing.");
        }

        Console.WriteLine($"Copied from {from} to {to} in {report.Seconds} s.{(from == to ? "" : $" To use it, set Store:Provider to {to}.")}");
    }
}
