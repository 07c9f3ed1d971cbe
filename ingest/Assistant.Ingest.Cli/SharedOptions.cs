using System.CommandLine;
using Assistant.Core.Configuration;
using Assistant.Core.Privacy;

namespace Assistant.Ingest.Cli;

/// <summary>Options that several commands share.</summary>
internal static class SharedOptions
{
    public static Option<string?> Config { get; } = new("--config")
    {
        Description = "A settings file, read after appsettings.json; ASSISTANT_CONFIG does the same.",
        Recursive = true,
        HelpName = "FILE",
    };

    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Also write what the program logs to standard error, and where a failure happened.",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "Write JSON, and nothing else, to standard output." };

    public static Option<string> As { get; } = new("--as")
    {
        Description = "Who asks: user (reads what is public), user:NAME (and NAME's own tickets), or staff.",
        DefaultValueFactory = _ => "user",
        HelpName = "WHO",
    };

    public static Option<string[]> Group { get; } = new("--group") { Description = "A group that the caller belongs to; may be repeated.", HelpName = "NAME" };

    /// <summary>The caller that <c>--as</c> and <c>--group</c> describe.</summary>
    /// <exception cref="UsageException">It describes none.</exception>
    public static Caller ReadCaller(ParseResult parsed, bool withGroups)
    {
        var text = parsed.GetValue(As)!;
        var groups = withGroups ? parsed.GetValue(Group) ?? [] : [];
        try
        {
            return text switch
            {
                "user" => Caller.Create("command-line", "user", "user", CallerRoles.User, groups: groups),
                "staff" => Caller.Create("command-line", "staff", "staff", CallerRoles.Staff, groups: groups),
                _ when text.StartsWith("user:", StringComparison.Ordinal) && text.Length > 5 =>
                    Caller.Create("command-line", text, text[5..], CallerRoles.User, requester: text[5..], groups),
                _ => throw new UsageException($"--as {text} names nobody; write user, user:NAME or staff."),
            };
        }
        catch (FormatException)
        {
            throw new UsageException("--as user:NAME and --group take a name without blanks.");
        }
    }

    /// <summary>Refuses the name of a source that is not configured; gives it as the settings spell it.</summary>
    public static string? CheckSource(string? name, SourcesOptions sources)
    {
        if (name is not null && !sources.ContainsKey(name) && name != UploadSource)
        {
            throw new UsageException($"There is no source '{name}'; {Known(name, sources)}");
        }

        return sources.Keys.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
    }

    private static string Known(string name, SourcesOptions sources) => NearestName.Find(name, sources.Keys) is { } near
        ? $"did you mean {near}?"
        : $"configured are {string.Join(", ", sources.Keys.Order())}.";

    private const string UploadSource = "uploads";
}
