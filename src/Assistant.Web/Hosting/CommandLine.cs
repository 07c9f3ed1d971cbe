using Assistant.Core.Configuration;

namespace Assistant.Web.Hosting;

/// <summary>The command line of the web app: <c>--config</c>, <c>--urls</c>, <c>--verbose</c>, and settings such as <c>--Data:Path</c>.</summary>
internal static class CommandLine
{
    private const string Verbose = "--verbose";

    /// <summary>What <c>--help</c> shows.</summary>
    public const string Help = """
        The web app of the HPC Support Assistant: the chat page and the HTTP API.

        Options:
          --config FILE       A settings file, read after appsettings.json; ASSISTANT_CONFIG does the same.
          --urls ADDRESS      Where to listen. [default: http://localhost:5080]
          --SECTION:KEY VALUE A single setting, such as --Data:Path /var/lib/hpc-assistant.
          --verbose           Where a start fails, also show where in the program.
          --help              This text.
        """;

    /// <summary>Whether only the help is wanted.</summary>
    public static bool AsksForHelp(string[] args) => args.Any(argument => argument is "--help" or "-h" or "-?");

    /// <summary>Whether stack traces are wanted.</summary>
    public static bool IsVerbose(string[] args) => args.Contains(Verbose);

    /// <summary>The options that are settings, for the configuration.</summary>
    /// <exception cref="SettingsException">An argument is none.</exception>
    public static string[] Settings(string[] args)
    {
        var settings = args.Where(argument => argument != Verbose).ToArray();
        var faults = new List<string>();
        for (var i = 0; i < settings.Length; i++)
        {
            var isOption = settings[i].StartsWith("--", StringComparison.Ordinal);
            if (!isOption)
            {
                faults.Add($"'{settings[i]}' on the command line is no option; --help shows them.");
            }
            else if (!settings[i].Contains('=', StringComparison.Ordinal) && ++i == settings.Length)
            {
                faults.Add($"{settings[^1]} on the command line lacks its value.");
            }
        }

        return faults.Count == 0 ? settings : throw new SettingsException(faults);
    }
}
