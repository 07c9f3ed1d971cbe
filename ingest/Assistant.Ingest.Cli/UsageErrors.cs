using System.CommandLine;
using System.CommandLine.Parsing;
using Assistant.Core.Configuration;

namespace Assistant.Ingest.Cli;

/// <summary>Says what is wrong with a command line, and what to write instead.</summary>
internal static class UsageErrors
{
    public static void Write(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        foreach (var message in Describe(parsed, command))
        {
            Console.Error.WriteLine(message);
        }

        Console.Error.WriteLine($"'{Path(parsed.CommandResult)} --help' shows the commands and options.");
    }

    private static IEnumerable<string> Describe(ParseResult parsed, Command command)
    {
        var below = command.Subcommands.Select(inner => inner.Name).ToList();
        if (below.Count > 0)
        {
            return [parsed.UnmatchedTokens.FirstOrDefault(token => !token.StartsWith('-')) is { } unknown
                ? $"There is no command '{unknown}'; {Meant(unknown, below)}"
                : $"Say what to do: {Path(parsed.CommandResult)} COMMAND, where COMMAND is one of {string.Join(", ", below)}."];
        }

        var options = command.Options.Concat(parsed.RootCommandResult.Command.Options).Select(option => option.Name).Distinct().ToList();
        // What follows an unknown option is most likely its value.
        var unknownOptions = parsed.UnmatchedTokens.Where(token => token.StartsWith('-')).Select(token => $"There is no option '{token}' for '{command.Name}'; {Meant(token, options)}").ToList();
        var unmatched = unknownOptions.Count > 0 ? unknownOptions : parsed.UnmatchedTokens.Select(token => $"'{token}' is one word too many; put texts of several words into quotes.");
        var wrong = parsed.Errors.Where(error => !parsed.UnmatchedTokens.Any(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal)));
        return [.. unmatched, .. wrong.Select(Describe)];
    }

    private static string Describe(ParseError error) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0 } missing => $"{missing.Argument.Name} is missing.",
        OptionResult { Tokens: [] } option => $"{option.Option.Name} is missing or wants a value.",
        OptionResult { Option.ValueType: var type, Tokens: [var token, ..] } option when type == typeof(int) => $"{option.Option.Name} is '{token.Value}'; it must be a whole number.",
        OptionResult { Option.ValueType: var type, Tokens: [var token, ..] } option when type == typeof(double?) => $"{option.Option.Name} is '{token.Value}'; it must be a number.",
        _ => error.Message,
    };

    private static string Meant(string name, IReadOnlyList<string> known) => NearestName.Find(name, known) is { } near
        ? $"did you mean {near}?"
        : $"known are {string.Join(", ", known)}.";

    private static string Path(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Path(parent)} {result.Command.Name}" : "ingest";
}
